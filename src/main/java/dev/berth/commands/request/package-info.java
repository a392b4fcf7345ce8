/** Commands of requesters. */
package dev.berth.commands.request;
