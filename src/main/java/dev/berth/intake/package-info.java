/** Reads issues: forms, free text and comments become a reading. Pure: no clock, no I/O. */
package dev.berth.intake;
