/**
 * The process starts here; {@link dev.berth.cli} has its commands, {@link dev.berth.wiring} its
 * parts.
 */
package dev.berth;
