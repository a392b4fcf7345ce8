/** Invented requests from which {@code berth config check} renders every template. */
package dev.berth.view.samples;
