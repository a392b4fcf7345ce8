/** Bare metal of an OpenStack Ironic: an allocation is the claim, the node is the machine. */
package dev.berth.provision.ironic;
