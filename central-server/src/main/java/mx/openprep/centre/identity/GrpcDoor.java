package mx.openprep.centre.identity;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.grpc.MetricCollectingServerInterceptor;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import mx.openprep.centre.limits.ConnectionLimit;
import mx.openprep.centre.limits.LimitSettings;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The gRPC server of all services: TLS 1.3 with the centre's own certificate, stations only, limits
 * on what one peer can ask (ADR 0005).
 */
public final class GrpcDoor implements SmartLifecycle {
  private static final int LARGEST_MESSAGE = 4 << 20;
  private static final int LARGEST_METADATA = 8 << 10;
  private static final int CALLS_A_CONNECTION = 32;

  private final InetSocketAddress address;
  private final CertificateAuthority authority;
  private final CertificateAuthority.Credential credential;
  private final StationGuard guard;
  private final DoorIncidents incidents;
  private final StationWatch watch;
  private final List<BindableService> services;
  private final LimitSettings limits;
  private final MeterRegistry meters;
  private final ConnectionLimit connections;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final EventLoopGroup accepting =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoopGroup talking = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
  private @Nullable Server server;

  GrpcDoor(
      InetSocketAddress address,
      CertificateAuthority authority,
      CertificateAuthority.Credential credential,
      StationGuard guard,
      DoorIncidents incidents,
      StationWatch watch,
      LimitSettings limits,
      MeterRegistry meters,
      List<BindableService> services) {
    this.address = address;
    this.authority = authority;
    this.credential = credential;
    this.guard = guard;
    this.incidents = incidents;
    this.watch = watch;
    this.services = List.copyOf(services);
    this.limits = limits;
    this.meters = meters;
    this.connections =
        new ConnectionLimit(
            limits.connections(),
            limits.connectionsPerAddress(),
            meters.counter("openprep.door.connections.refused"));
    meters.gauge("openprep.door.connections", connections, ConnectionLimit::open);
  }

  @Override
  public synchronized void start() {
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(address)
            .sslContext(tls())
            .bossEventLoopGroup(accepting)
            .workerEventLoopGroup(talking)
            .channelFactory(this::limited)
            .executor(calls)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_METADATA)
            .maxConcurrentCallsPerConnection(CALLS_A_CONNECTION)
            .handshakeTimeout(20, TimeUnit.SECONDS)
            .keepAliveTime(60, TimeUnit.SECONDS)
            .permitKeepAliveTime(10, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true);
    DoorRules.requireRules(services.stream().map(BindableService::bindService).toList());
    builder.addTransportFilter(new Greeting.Filter());
    RefusalAnswers answers = new RefusalAnswers(incidents, meters);
    MetricCollectingServerInterceptor metrics = new MetricCollectingServerInterceptor(meters);
    PaceGuard pace = new PaceGuard(limits);
    for (BindableService service : services) {
      // Before the guards for what they refuse, behind them for what the service does.
      builder.addService(
          ServerInterceptors.interceptForward(service, metrics, answers, pace, guard, answers));
    }
    watch.onChange(guard::cutWithdrawn);
    try {
      server = builder.build().start();
    } catch (IOException e) {
      throw new Refusal(MessageCode.CENTRE_UNREACHABLE, e, address.toString());
    }
  }

  private ServerChannel limited() {
    NioServerSocketChannel listening = new NioServerSocketChannel();
    listening.pipeline().addLast(connections);
    return listening;
  }

  private SslContext tls() {
    try {
      // The root goes along so that a station can pin it when it enrols.
      return GrpcSslContexts.configure(
              SslContextBuilder.forServer(
                  credential.key(), credential.certificate(), authority.root()))
          .protocols("TLSv1.3")
          .trustManager(StationTrust.of(authority.root(), incidents::report))
          // A station that enrols has none yet; the guard asks the others for theirs.
          .clientAuth(ClientAuth.OPTIONAL)
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("Every Java platform has TLS 1.3", e);
    }
  }

  /** Everything that can be asked for here. */
  List<BindableService> services() {
    return services;
  }

  /** The port it listens on. */
  public synchronized int port() {
    if (server == null) {
      throw new IllegalStateException("Not started");
    }
    return server.getPort();
  }

  /** SHA-256 of the root certificate, which people compare when a station enrols. */
  public String fingerprint() {
    return authority.fingerprint();
  }

  /** Lets running calls end; those that never do are cut off. */
  @Override
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    try {
      server.shutdown();
      if (!server.awaitTermination(3, TimeUnit.SECONDS)) {
        server.shutdownNow().awaitTermination(3, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    server = null;
    calls.shutdown();
    var _ = accepting.shutdownGracefully();
    var _ = talking.shutdownGracefully();
  }

  @Override
  public synchronized boolean isRunning() {
    return server != null;
  }
}
