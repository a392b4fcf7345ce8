/** What all turns share: the services they work with, the guarded write, alerts to operators. */
package dev.berth.reconcile.turn;
