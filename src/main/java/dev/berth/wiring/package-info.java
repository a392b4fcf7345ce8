/** Puts all parts together: the only place with clock, chance and environment. */
package dev.berth.wiring;
