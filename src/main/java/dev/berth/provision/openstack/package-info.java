/**
 * Servers of OpenStack's Nova.
 *
 * <p>Nova makes a second server for a second create, whatever its name. So each server carries its
 * key as a tag; it is looked for before a create and again after it, and of two with one key the
 * older one stays. Every look applies that rule, so that a create that was cut off anywhere is
 * healed by the next look.
 */
package dev.berth.provision.openstack;
