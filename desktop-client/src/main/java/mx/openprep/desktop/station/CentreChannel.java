package mx.openprep.desktop.station;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Channels to the centre: TLS 1.3 and nothing else, a dead peer noticed within 50 s. The centre
 * must permit a keepalive every 20 s.
 */
public final class CentreChannel {
  private static final int LARGEST_MESSAGE = 4 << 20;

  // What waits in the operating system's buffer delays every ping and every event behind images.
  private static final int SEND_BUFFER = 256 << 10;

  private CentreChannel() {}

  /** As this station. The caller shuts it down. Connects when first used. */
  public static ManagedChannel open(StationIdentity identity) {
    return open(
        identity.centre(),
        GrpcSslContexts.forClient()
            .trustManager(identity.root())
            .keyManager(identity.key(), identity.chain().toArray(X509Certificate[]::new)));
  }

  /** As nobody yet, to the centre with this root. */
  static ManagedChannel toEnrol(CentreAddress centre, Fingerprint root) {
    return open(centre, GrpcSslContexts.forClient().trustManager(new PinnedRoot(root)));
  }

  private static ManagedChannel open(CentreAddress centre, SslContextBuilder tls) {
    try {
      return NettyChannelBuilder.forAddress(centre.host(), centre.port())
          .sslContext(tls.protocols("TLSv1.3").build())
          .withOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
          .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 10_000)
          .keepAliveTime(20, TimeUnit.SECONDS)
          .keepAliveTimeout(30, TimeUnit.SECONDS)
          .maxInboundMessageSize(LARGEST_MESSAGE)
          .disableRetry()
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("This Java has no TLS 1.3", e);
    }
  }
}
