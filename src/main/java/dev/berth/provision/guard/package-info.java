/** Stands around every adapter: a deadline, a bound of calls at once, and a rest. */
package dev.berth.provision.guard;
