/** The turn of the pools: alone takes stock and budget, so nothing is lent twice. */
package dev.berth.reconcile.pools;
