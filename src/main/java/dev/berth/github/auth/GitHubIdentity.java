package dev.berth.github.auth;

import dev.berth.config.Secret;

/** Who Berth is at GitHub: the owner of a token, or an app (recommended). */
public sealed interface GitHubIdentity {
  /** A personal access token, classic or fine-grained. */
  record Token(Secret token) implements GitHubIdentity {
    public Token {
      token = new Secret(clean("BERTH_GITHUB_TOKEN", token.reveal()));
    }
  }

  /**
   * A GitHub App.
   *
   * @param id its number or its client id, from the app's settings page
   * @param privateKey the PEM file as downloaded (PKCS#1) or converted (PKCS#8)
   */
  record App(String id, Secret privateKey) implements GitHubIdentity {
    public App {
      id = clean("BERTH_GITHUB_APP_ID", id);
    }
  }

  /** Without this check a line break would surface in an exception that quotes the whole header. */
  private static String clean(String name, String value) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty: set it to the value GitHub gave you");
    }
    if (!stripped.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          name + " holds a space, a line break or a sign beyond ASCII: copy it again");
    }
    return stripped;
  }
}
