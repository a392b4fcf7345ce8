/**
 * GitHub behind the forge port, and the reading of its webhooks.
 *
 * <p>All traffic goes through one {@link dev.berth.github.Wire}: one host, one timeout, one bound
 * on bodies, one ETag cache, one place where a token is put on a request. It answers with values.
 *
 * <p>hub4j makes the effects that it makes in exactly one request (comments, reactions, labels put
 * on, locks): it is handed a made-up payload that holds nothing but the address, so it has nothing
 * to look up, and a {@link dev.berth.github.OneCall} that refuses a second request and never shows
 * it a token. What became of an effect is read from the answer on the wire and not from hub4j's
 * exceptions. Questions are asked without hub4j: its objects drop {@code role_name}, cannot tell a
 * moved issue from a deleted one, ask for more behind a getter, and sleep or throw where Berth
 * wants a value. Effects that hub4j needs several requests for (a label by a name with odd signs,
 * people by login, title and state in one change) are plain requests over the same wire.
 *
 * <p>A name is not an identity. A repository is confirmed by its number before an answer counts, a
 * login by the number of its account: both can be given up and taken by a stranger.
 */
@NullMarked
package dev.berth.github;

import org.jspecify.annotations.NullMarked;
