/** An adapter that makes nothing: machines in the database, with times and faults as told. */
package dev.berth.provision.simulator;
