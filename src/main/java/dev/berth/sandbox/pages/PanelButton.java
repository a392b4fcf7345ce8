package dev.berth.sandbox.pages;

/** A button of the demonstration's own, shown on every page. */
public record PanelButton(String label, Runnable action) {}
