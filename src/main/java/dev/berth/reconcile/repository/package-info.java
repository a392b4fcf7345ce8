/**
 * The turn of a repository: its labels, its program's file, checks of proposed files, and the
 * rescan that finds what no webhook told.
 */
package dev.berth.reconcile.repository;
