/** What is put down of a request: its line in the public ledger and the lines of its history. */
package dev.berth.reconcile.record;
