/** Figures, as the other parts count them; who shows them is not their matter. */
package dev.berth.observe;
