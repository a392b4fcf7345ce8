/** Looks for what keeps Berth from working as it should, and sees when it is over. */
package dev.berth.watch;
