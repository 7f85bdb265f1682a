package mx.openprep.desktop.lan;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import mx.openprep.desktop.node.Node;
import mx.openprep.desktop.station.PackageStore;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * The door of a host to the other workstations of its CATD: the node's services over TLS 1.3, for
 * stations of this realm and CATD only.
 */
public final class HostDoor implements AutoCloseable {
  /** An image of 8 MB and what goes with it. */
  static final int LARGEST_MESSAGE = 9 << 20;

  private static final int LARGEST_METADATA = 8 << 10;
  private static final int CALLS_A_CONNECTION = 64;

  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  private HostDoor(
      InetSocketAddress address, SslContext tls, List<ServerServiceDefinition> services) {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address)
            .sslContext(tls)
            .executor(calls)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_METADATA)
            .maxConcurrentCallsPerConnection(CALLS_A_CONNECTION)
            .handshakeTimeout(10, TimeUnit.SECONDS)
            .permitKeepAliveTime(10, TimeUnit.SECONDS);
    services.forEach(builder::addService);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      calls.close();
      throw new Refusal(MessageCode.LAN_CLOSED, e, String.valueOf(address.getPort()));
    }
  }

  /**
   * Opens the door of a node.
   *
   * @param address the loopback in tests, every address of this machine when its person shares it
   * @param packages holds the election package that joined workstations keep too
   * @throws Refusal LAN_CLOSED when the port is taken
   */
  public static HostDoor open(
      Node node,
      StationIdentity identity,
      PackageStore packages,
      InetSocketAddress address,
      Clock clock) {
    StationGate gate =
        new StationGate(identity, node.stations()::isWithdrawn, node::refused, clock);
    ProvisionEndpoint provisions =
        new ProvisionEndpoint(packages, identity.packageHash(), node.people());
    return new HostDoor(
        address, tls(identity, gate.trust()), node.services(gate, List.of(provisions)));
  }

  private static SslContext tls(StationIdentity identity, CatdTrust trust) {
    try {
      return GrpcSslContexts.configure(
              SslContextBuilder.forServer(
                  identity.key(), identity.chain().toArray(X509Certificate[]::new)))
          .trustManager(trust)
          .clientAuth(ClientAuth.REQUIRE)
          .protocols("TLSv1.3")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("This Java has no TLS 1.3", e);
    }
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    calls.close();
  }
}
