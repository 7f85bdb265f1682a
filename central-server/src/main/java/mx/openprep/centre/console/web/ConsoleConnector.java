package mx.openprep.centre.console.web;

import java.net.InetAddress;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * What the console's web server listens on.
 *
 * @param port 0 for any free one
 * @param certificate null for plain HTTP, which only loopback speaks
 */
public record ConsoleConnector(InetAddress address, int port, @Nullable KeyStore certificate) {
  boolean isEncrypted() {
    return certificate != null;
  }
}
