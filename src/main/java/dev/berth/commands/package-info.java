/** The slash commands: the registry, and those that only tell. */
package dev.berth.commands;
