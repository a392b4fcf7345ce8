/**
 * GitHub behind the forge port, and the reading of its webhooks.
 *
 * <p>All traffic goes through one {@link dev.berth.github.http.GitHubHttp}: one host, one timeout,
 * one bound on bodies, one ETag cache, one place where a token is put on a request. It answers with
 * values.
 *
 * <p>Whatever is written is written by {@link dev.berth.github.GitHubWriter} with hub4j; whatever
 * is read is read by {@link dev.berth.github.ApiReader}, as hub4j drops fields that Berth decides
 * upon. {@code RATIONALE.md} has the list.
 *
 * <p>A name is not an identity. A repository is confirmed by its number before an answer counts, a
 * login by the number of its account: both can be given up and taken by a stranger.
 */
@NullMarked
package dev.berth.github;

import org.jspecify.annotations.NullMarked;
