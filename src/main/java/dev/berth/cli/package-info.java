/** What the commands of operators share: reading issues offline, and reports of what was read. */
package dev.berth.cli;
