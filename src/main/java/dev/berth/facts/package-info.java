/** What rules want to know of projects and people, looked up and remembered for a while. */
package dev.berth.facts;
