package dev.berth.provision.cloud;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts servers by their own certificate, whatever name it has and however long it is valid:
 * control planes make their own, and nobody renews them. Any other certificate is for {@code
 * otherwise}, which looks at names and dates.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private final Set<String> fingerprints;
  private final Optional<X509ExtendedTrustManager> otherwise;

  /**
   * @param fingerprints SHA-256 in hexadecimal, lower case
   */
  PinnedTrust(Set<String> fingerprints, Optional<X509ExtendedTrustManager> otherwise) {
    this.fingerprints = Set.copyOf(fingerprints);
    this.otherwise = otherwise;
  }

  static String fingerprint(X509Certificate certificate) throws CertificateException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new CertificateException("the certificate cannot be read", e);
    }
  }

  private boolean isPinned(X509Certificate[] chain) throws CertificateException {
    return chain.length > 0 && fingerprints.contains(fingerprint(chain[0]));
  }

  private X509ExtendedTrustManager others() throws CertificateException {
    return otherwise.orElseThrow(() -> new CertificateException("not the certificate that is set"));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    if (!isPinned(chain)) others().checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    if (!isPinned(chain)) others().checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    if (!isPinned(chain)) others().checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return otherwise
        .map(X509ExtendedTrustManager::getAcceptedIssuers)
        .orElse(new X509Certificate[0]);
  }
}
