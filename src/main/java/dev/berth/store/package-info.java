/** The port to the database: rows, claims, the inbox, effects to make, histories and the ledger. */
package dev.berth.store;
