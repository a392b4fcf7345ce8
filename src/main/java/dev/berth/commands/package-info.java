/** The slash commands: grammar, who may, and what each asks of the request. */
package dev.berth.commands;
