/**
 * Which machines are asked for: counts, plans, alternatives, and what to ask where that is in
 * doubt.
 */
package dev.berth.intake.machines;
