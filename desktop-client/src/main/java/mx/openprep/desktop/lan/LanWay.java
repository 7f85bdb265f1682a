package mx.openprep.desktop.lan;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.security.cert.X509Certificate;
import java.time.Clock;
import javax.net.ssl.SSLException;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** Over the local network to the workstation of this CATD that hosts the node. */
final class LanWay implements HostWay {
  private final StationIdentity identity;
  private final KnownHost host;
  private final HostTiming timing;
  private final CatdTrust trust;

  LanWay(StationIdentity identity, KnownHost host, HostTiming timing, Clock clock) {
    this.identity = identity;
    this.host = host;
    this.timing = timing;
    this.trust = CatdTrust.ofJoined(identity, clock);
  }

  @Override
  public ManagedChannel connect(int failuresInARow) {
    trust.station(identity.chain().getFirst());
    HostAddress address = host.address(failuresInARow);
    try {
      return NettyChannelBuilder.forAddress(address.host(), address.port())
          .sslContext(
              GrpcSslContexts.configure(
                      SslContextBuilder.forClient()
                          .trustManager(trust)
                          .keyManager(
                              identity.key(), identity.chain().toArray(X509Certificate[]::new)))
                  .protocols("TLSv1.3")
                  .build())
          .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timing.connecting().toMillis())
          .maxInboundMessageSize(HostDoor.LARGEST_MESSAGE)
          .disableRetry()
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("This Java has no TLS 1.3", e);
    }
  }

  @Override
  public Refusal fault(Status status, @Nullable Metadata trailers) {
    return HostFault.refusal(status, trailers, identity.name());
  }

  @Override
  public MessageCode lost() {
    return MessageCode.HOST_LOST;
  }
}
