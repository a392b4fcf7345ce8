/** The file in which an adapter keeps what it knows, written as a whole. */
package dev.berth.provision.kept;
