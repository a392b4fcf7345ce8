/**
 * The life of a request: its states, what may happen in each, and what follows. Pure: no clock, no
 * I/O.
 */
package dev.berth.request;
