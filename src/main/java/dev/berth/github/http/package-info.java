/** The one way to GitHub: one host, one timeout, one bound on bodies, one ETag cache. */
package dev.berth.github.http;
