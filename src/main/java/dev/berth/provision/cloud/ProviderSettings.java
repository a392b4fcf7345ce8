package dev.berth.provision.cloud;

import dev.berth.config.Secret;
import dev.berth.provision.Order;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * What the settings of every real provider say in the same way: what Berth's plans and systems are
 * there, who logs in to a machine, and how it is called. Whatever is wrong with them is an {@link
 * IllegalArgumentException} that says which setting to mend.
 *
 * @param <P> what a plan is at the provider
 * @param <S> what a system is there
 */
public interface ProviderSettings<P, S> {
  /** Whom people log in as, unless said. */
  String USER = "root";

  /** Of one call, unless said; an order makes a handful of them. */
  Duration TIMEOUT = Duration.ofSeconds(8);

  Duration TIMEOUT_MIN = Duration.ofSeconds(1);
  Duration TIMEOUT_MAX = Duration.ofSeconds(15);

  /** Berth's plan: what it is at the provider. */
  Map<String, P> plans();

  /** Berth's system: what it is at the provider. */
  Map<String, S> systems();

  /** Which of them a request gets that names none; needed with more than one. */
  Optional<String> defaultSystem();

  /** Whom people log in as, {@link #USER} unless said. */
  Optional<String> user();

  /** The operator's own part of what cloud-init is told; see {@link UserData}. */
  Optional<String> userData();

  /** The provider's own certificate in PEM, or those of who signed it. */
  Optional<Secret> serverCertificate();

  /** Of one call, {@link #TIMEOUT} unless said. */
  default Optional<Duration> timeout() {
    return Optional.empty();
  }

  static void checkMachines(
      Map<String, ?> plans,
      Map<String, ?> systems,
      Optional<String> defaultSystem,
      Optional<String> user,
      Optional<String> userData) {
    if (plans.isEmpty()) throw new IllegalArgumentException("plans is empty: no plan, no machine");
    SystemImages.check(systems.keySet(), defaultSystem);
    new UserData(user.orElse(USER), userData);
  }

  static void checkCalls(Optional<Secret> serverCertificate, Optional<Duration> timeout) {
    if (serverCertificate.filter(c -> ProviderTls.certificates(c.reveal()).isEmpty()).isPresent())
      throw new IllegalArgumentException("server-certificate is no certificate in PEM");
    if (timeout
        .filter(t -> t.compareTo(TIMEOUT_MIN) < 0 || t.compareTo(TIMEOUT_MAX) > 0)
        .isPresent()) throw new IllegalArgumentException("timeout must be from 1s to 15s");
  }

  /** What a request gets that names this system, or none; empty: it is not known here. */
  default Optional<S> image(Optional<String> system) {
    return SystemImages.choose(systems(), defaultSystem(), system);
  }

  /** Why an order cannot work with these settings, in words for people; empty: it can. */
  default Optional<String> unmapped(Order.Allocate order) {
    if (!plans().containsKey(order.plan()))
      return Optional.of("This pool's settings do not say what " + order.plan() + " is.");
    var system = order.system().orElse("a request that names no system");
    return image(order.system()).isEmpty()
        ? Optional.of("This pool's settings have no image for " + system + ".")
        : Optional.empty();
  }

  /** Of an order that is not {@link #unmapped}. */
  default P plan(Order.Allocate order) {
    return Optional.ofNullable(plans().get(order.plan())).orElseThrow();
  }

  /** Of an order that is not {@link #unmapped}. */
  default S image(Order.Allocate order) {
    return image(order.system()).orElseThrow();
  }

  default String loginName() {
    return user().orElse(USER);
  }

  default UserData cloudInit() {
    return new UserData(loginName(), userData());
  }

  default Duration callTimeout() {
    return timeout().orElse(TIMEOUT);
  }

  /** Calls to a provider whose certificate everybody trusts, or is the one that is set. */
  default HttpApi http() {
    Optional<SSLContext> tls =
        serverCertificate()
            .map(c -> ProviderTls.context(Set.of(), Optional.of(c.reveal()), Optional.empty()));
    return new HttpApi(callTimeout(), tls);
  }
}
