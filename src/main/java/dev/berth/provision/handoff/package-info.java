/** An adapter for pools worked by hand: people are told what to do and say when it is done. */
package dev.berth.provision.handoff;
