/**
 * A GitHub of our own on this machine: the REST interface as GitHub documents it, signed webhooks,
 * and pages to read and write in. {@link dev.berth.sandbox.Sandbox} is the way in.
 *
 * <p>Decisions that look odd: the interface stands under {@code /api/v3}, as on GitHub Enterprise
 * Server, since the pages have the root. The router is our own and not the web server's, so that a
 * request to an endpoint that GitHub does not have can be counted. The world is one tree, changed
 * by one at a time and written as a whole after every change: it is small, and half a change is
 * never seen. Ids and guids come from a count and not from chance, so that a test can be repeated;
 * each kind of thing has a distance of its own, so that an id is never taken for a number. Instants
 * have whole seconds, as GitHub's have: with a clock that stands, an edited comment looks unedited.
 * What is typed on the pages keeps its CRLF, and what a form makes has LF, as on GitHub.
 */
package dev.berth.sandbox;
