package dev.berth.provision.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * How a provider is known by its certificate, and we by ours. Whatever is wrong with them is an
 * {@link IllegalArgumentException} that says which setting, and never shows its text.
 */
public final class ProviderTls {
  private static final char[] NO_PASSWORD = {};

  private ProviderTls() {}

  /**
   * Whom to trust, and who we are.
   *
   * @param fingerprints of servers' own certificates, SHA-256 in lower case hexadecimal
   * @param authorities PEM of servers' own certificates, or of those who signed them; without it
   *     and without fingerprints everybody's usual authorities count
   * @param identity who we are, where the server wants to know
   */
  public static SSLContext context(
      Set<String> fingerprints, Optional<String> authorities, Optional<ClientIdentity> identity) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(
          identity.isPresent() ? keys(identity.get()) : null,
          new TrustManager[] {trust(fingerprints, authorities)},
          null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificates cannot be used together");
    }
  }

  /**
   * Our own certificate and its key.
   *
   * @param certificates ours first, then those who signed it
   */
  public record ClientIdentity(List<X509Certificate> certificates, PrivateKey key) {
    public static ClientIdentity of(String certificatePem, String keyPem) {
      var chain = ProviderTls.certificates(certificatePem);
      if (chain.isEmpty())
        throw new IllegalArgumentException("certificate is no certificate in PEM");
      return new ClientIdentity(chain, PrivateKeyPem.read(keyPem));
    }
  }

  /** SHA-256 of the first certificate of a PEM text, in hexadecimal. */
  public static String fingerprint(String pem) throws CertificateException {
    return PinnedTrust.fingerprint(certificates(pem).getFirst());
  }

  /** All certificates of a PEM text. */
  public static List<X509Certificate> certificates(String pem) {
    try {
      var all = new ArrayList<X509Certificate>();
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      for (var c : CertificateFactory.getInstance("X.509").generateCertificates(in))
        if (c instanceof X509Certificate x) all.add(x);
      return List.copyOf(all);
    } catch (CertificateException e) {
      return List.of();
    }
  }

  private static KeyManager[] keys(ClientIdentity identity)
      throws GeneralSecurityException, IOException {
    var store = empty();
    var chain = identity.certificates().toArray(X509Certificate[]::new);
    store.setKeyEntry("client", identity.key(), NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager trust(Set<String> fingerprints, Optional<String> authorities)
      throws GeneralSecurityException, IOException {
    if (authorities.isEmpty() && !fingerprints.isEmpty())
      return new PinnedTrust(fingerprints, Optional.empty());
    var pinned = new HashSet<>(fingerprints);
    var store = authorities.isPresent() ? empty() : null;
    for (var certificate : certificates(authorities.orElse(""))) {
      var fingerprint = PinnedTrust.fingerprint(certificate);
      pinned.add(fingerprint);
      if (store != null) store.setCertificateEntry(fingerprint, certificate);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (var manager : factory.getTrustManagers())
      if (manager instanceof X509ExtendedTrustManager x)
        return new PinnedTrust(pinned, Optional.of(x));
    throw new GeneralSecurityException("no trust manager");
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
