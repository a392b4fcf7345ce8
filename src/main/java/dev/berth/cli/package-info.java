/** The commands of {@code ./berth}, one file each. */
package dev.berth.cli;
