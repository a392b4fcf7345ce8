/**
 * What people see of a request: one status comment, labels, open or closed, and comments that are
 * posted once. A view is values, made from the request and its surroundings and compared with what
 * was last shown; a text is rendered only when it is going to be written.
 *
 * <p>Order of the writes of a turn: the status comment first, so that whoever sees a label finds
 * the comment saying the same; then old labels off and the new one on, so that nobody ever sees two
 * states; then open again; then the comments that people are notified by; closing last, because a
 * closed issue is one that nobody looks at any more. Only the comment with the access comes before
 * the status comment, which links it.
 *
 * <p>The label {@code approved} is people's word and not ours: it is touched only when a request is
 * over. Where an approval is void, refused or one of two, the turn that found that takes it off by
 * a write of its own, because only that turn knows that no newer word is still to be taken in. The
 * label that makes an issue a request is never touched.
 */
package dev.berth.view;
