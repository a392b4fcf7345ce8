/** Machine types with dated prices, and sums of money. */
package dev.berth.catalogue;
