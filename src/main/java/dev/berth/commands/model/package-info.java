/** What a command is, who may give it, and what it comes to. */
package dev.berth.commands.model;
