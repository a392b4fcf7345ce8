/** An adapter that makes nothing: machines in a file, with times and faults as told. */
package dev.berth.provision.simulator;
