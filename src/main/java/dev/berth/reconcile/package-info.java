/**
 * Takes turns: workers claim the subject that is due and have its turn taken.
 *
 * <p>The turn of an issue is in {@code issue}, of a repository in {@code repository}, of the pools
 * in {@code pools}, of the app in {@code app}; what all turns share is in {@code turn}.
 */
package dev.berth.reconcile;
