/**
 * The template engine, and what makes a text of others harmless. Knows no request.
 *
 * <p>{@code java.io.Reader} and {@code Writer} appear here because the template engine speaks them;
 * nothing is read or written but memory.
 */
package dev.berth.view.templates;
