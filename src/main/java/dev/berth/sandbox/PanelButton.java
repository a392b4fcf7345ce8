package dev.berth.sandbox;

/** A button of the demonstration's own, shown on every page. */
record PanelButton(String label, Runnable action) {}
