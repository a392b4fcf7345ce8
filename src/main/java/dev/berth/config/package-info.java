/**
 * YAML text to records, strictly: an unknown key is an error, all problems are told at once, each
 * with file and line. Nothing here reads a file or the environment; texts and secrets come in.
 *
 * <p>The tree of the parser is bound by hand and not by Jackson, because only the tree knows the
 * line of every value, and because a library that stops at the first problem makes an operator
 * start ten times.
 */
package dev.berth.config;
