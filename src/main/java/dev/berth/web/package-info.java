/** The pages, the programmatic ledger, health, figures and the door for webhooks. */
package dev.berth.web;
