/** Bounded reading of GitHub's JSON into the words of the forge port. */
package dev.berth.github.json;
