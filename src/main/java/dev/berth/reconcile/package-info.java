/**
 * Takes turns: looks at a request, decides by its life, and makes what follows true at GitHub and
 * the providers.
 */
package dev.berth.reconcile;
