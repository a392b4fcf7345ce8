/**
 * Capacity of donors and who gets it next. Only one row's turn places, so nothing here guards
 * against two at once: it takes the state of the pools, and gives the next.
 */
package dev.berth.pool;
