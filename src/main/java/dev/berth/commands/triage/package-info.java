/** Commands that keep any issue in order. */
package dev.berth.commands.triage;
