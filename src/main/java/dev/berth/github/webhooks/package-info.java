/** Webhooks as GitHub sends them, and the list of those that failed. */
package dev.berth.github.webhooks;
