/** The text of an issue cut into blocks, words, plan names and addresses: once, for all readers. */
package dev.berth.intake.text;
