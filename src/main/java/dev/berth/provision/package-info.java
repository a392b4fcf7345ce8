/** The port to those who make machines: orders, outcomes and what an adapter can do. */
package dev.berth.provision;
