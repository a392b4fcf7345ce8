/** The process: commands, wiring of all parts, and the demonstration. */
package dev.berth;
