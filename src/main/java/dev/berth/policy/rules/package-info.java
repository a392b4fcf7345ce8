/**
 * The rules that Berth knows, one a file. The record of a rule is its section in the program's
 * file: its components are the keys, {@code defaults()} gives what is left out. To add one: the
 * file, and a line in {@link dev.berth.policy.rules.Rules}.
 */
package dev.berth.policy.rules;
