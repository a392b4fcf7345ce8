/** What adapters of real control planes share: the record on a machine, user data, JSON by HTTP. */
package dev.berth.provision.cloud;
