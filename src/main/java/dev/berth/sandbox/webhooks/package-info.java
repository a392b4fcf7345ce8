/** Signed webhooks of the sandbox. */
package dev.berth.sandbox.webhooks;
