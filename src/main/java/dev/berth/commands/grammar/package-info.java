/** From the text of a comment to typed commands and the words of their arguments. */
package dev.berth.commands.grammar;
