package dev.berth.view;

import dev.berth.forge.Comment;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the markers of our comments, each for its issue, its key and the account that writes it: a
 * marker that somebody else copied or made up proves nothing.
 *
 * @param secret of this installation; several that are to know each other are given the same
 * @param since unsigned markers of older comments of ours count as well, those of an earlier Berth
 */
public record MarkerKey(String secret, Instant since) {
  private static final String HMAC = "HmacSHA256";

  /** A comment's text as it is sent: its marker signed. */
  public String signed(String text, IssueRef issue, Person self) {
    return CommentMarker.find(text)
        .map(key -> CommentMarker.sign(text, key, signature(key, issue, self)))
        .orElse(text);
  }

  /** The key of a comment that we wrote, or another Berth with our secret. */
  public Optional<String> proven(Comment c, IssueRef issue) {
    return CommentMarker.find(c.body())
        .filter(
            key ->
                CommentMarker.signature(c.body())
                    .filter(s -> isSame(s, signature(key, issue, c.author())))
                    .isPresent());
  }

  /** The key of a comment of our own account, those from before markers were signed among them. */
  public Optional<String> own(Comment c, IssueRef issue) {
    var isOld = CommentMarker.signature(c.body()).isEmpty() && c.createdAt().isBefore(since);
    return isOld ? CommentMarker.find(c.body()) : proven(c, issue);
  }

  private String signature(String key, IssueRef issue, Person author) {
    var what = issue.repository().id() + "#" + issue.number() + "\n" + author.id() + "\n" + key;
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      var hex = HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)));
      return hex.substring(0, CommentMarker.SIGNATURE_CHARS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "MarkerKey[***]";
  }
}
