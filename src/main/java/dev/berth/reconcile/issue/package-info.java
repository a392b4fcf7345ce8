/**
 * The turn of an issue: takes in what came, decides by the life of the request, and makes providers
 * and the issue match what follows.
 */
package dev.berth.reconcile.issue;
