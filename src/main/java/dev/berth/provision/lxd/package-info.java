/** LXD and Incus, which speak one API: containers and virtual machines on servers one owns. */
package dev.berth.provision.lxd;
