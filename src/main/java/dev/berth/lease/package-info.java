/**
 * Terms and leases: when machines are lent, until when, and how much longer. Pure: no clock, no
 * I/O.
 */
package dev.berth.lease;
