/** The machines of a request: what is wanted of each beside what was last seen of it. */
package dev.berth.request.machine;
