/** The turn of the app: lost webhooks sent again, providers' lists compared, histories checked. */
package dev.berth.reconcile.app;
