/** What is true of written language, whoever reads it: numbers, slips of the finger, word files. */
package dev.berth.language;
