/**
 * The port to GitHub: issues, comments, labels, people and rights as the rest of Berth names them.
 */
package dev.berth.forge;
