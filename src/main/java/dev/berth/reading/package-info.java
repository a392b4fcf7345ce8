/** What was understood of an issue: the words that intake makes and everybody else reads. */
package dev.berth.reading;
