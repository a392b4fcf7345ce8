package dev.berth.provision.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.config.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How Berth logs in to keystone; the keys are those of {@code clouds.yaml}. Either an application
 * credential, which knows its project, or an account with a password and a project.
 *
 * @param authUrl keystone's address, with or without {@code /v3}
 * @param userDomainName default {@link #DOMAIN}
 * @param projectDomainName default {@link #DOMAIN}
 */
public record KeystoneSettings(
    URI authUrl,
    Optional<String> applicationCredentialId,
    Optional<Secret> applicationCredentialSecret,
    Optional<String> username,
    Optional<Secret> password,
    Optional<String> userDomainName,
    Optional<String> projectId,
    Optional<String> projectName,
    Optional<String> projectDomainName) {
  /** What keystone makes at its installation. */
  static final String DOMAIN = "Default";

  public KeystoneSettings {
    var scheme = Optional.ofNullable(authUrl.getScheme()).orElse("");
    if (!scheme.equals("https") && !scheme.equals("http"))
      throw new IllegalArgumentException("auth-url begins with https or http");
    if (applicationCredentialId.isPresent() != applicationCredentialSecret.isPresent())
      throw new IllegalArgumentException(
          "application-credential-id and application-credential-secret belong together");
    if (username.isPresent() != password.isPresent())
      throw new IllegalArgumentException("username and password belong together");
    if (applicationCredentialId.isPresent() == username.isPresent())
      throw new IllegalArgumentException(
          "write either application-credential-id and application-credential-secret,"
              + " or username, password and project-name");
    if (username.isPresent() && projectId.isEmpty() && projectName.isEmpty())
      throw new IllegalArgumentException("project-name is missing: machines belong to a project");
  }

  URI tokens() {
    var base = authUrl.toString().replaceFirst("/+$", "");
    return URI.create((base.endsWith("/v3") ? base : base + "/v3") + "/auth/tokens");
  }

  /** What is sent to get a token. */
  JsonNode login() {
    var request = HttpApi.JSON.createObjectNode();
    var auth = request.putObject("auth");
    var identity = auth.putObject("identity");
    applicationCredentialSecret.ifPresentOrElse(
        secret -> {
          identity.putArray("methods").add("application_credential");
          identity
              .putObject("application_credential")
              .put("id", applicationCredentialId.orElseThrow())
              .put("secret", secret.reveal());
        },
        () -> withPassword(auth, identity));
    return request;
  }

  private void withPassword(ObjectNode auth, ObjectNode identity) {
    identity.putArray("methods").add("password");
    var user = identity.putObject("password").putObject("user");
    user.put("name", username.orElseThrow()).put("password", password.orElseThrow().reveal());
    user.putObject("domain").put("name", userDomainName.orElse(DOMAIN));
    var project = auth.putObject("scope").putObject("project");
    projectId.ifPresentOrElse(
        id -> project.put("id", id),
        () -> {
          project.put("name", projectName.orElseThrow());
          project.putObject("domain").put("name", projectDomainName.orElse(DOMAIN));
        });
  }
}
