/** What an adapter must not forget, where its provider keeps nothing itself. */
package dev.berth.provision.state;
