package mx.openprep.centre.identity;

import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes an incident of every machine that the stations' door turns away: the same one once in ten
 * minutes, and never so many that they hide what else happens.
 */
final class DoorIncidents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorIncidents.class);
  private static final Duration REMEMBERED = Duration.ofMinutes(10);
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<TurnedAway, Instant> recent = new LinkedHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("door-incidents").factory());

  DoorIncidents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody who was not let in.
   *
   * @param claimed who it says it is; empty when it says nothing
   * @param certificate SHA-256 of its certificate; empty when it showed none
   * @param address empty when the handshake failed before it was known
   */
  record TurnedAway(MessageCode code, String claimed, String certificate, String address) {
    static TurnedAway of(
        Refusal refusal, Optional<PresentedCertificate> certificate, ServerCall<?, ?> call) {
      return new TurnedAway(
          refusal.code(),
          certificate.map(PresentedCertificate::claimed).orElse(""),
          certificate.map(PresentedCertificate::fingerprint).orElse(""),
          host(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)));
    }

    private static String host(@org.jspecify.annotations.Nullable SocketAddress address) {
      return address instanceof InetSocketAddress internet
          ? internet.getAddress().getHostAddress()
          : "";
    }

    String detail() {
      return Stream.of(claimed, certificate, address)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(" · "));
    }
  }

  /** Whether a refusal says that somebody is at the door who should not be. */
  static boolean concerns(MessageCode code) {
    return switch (code) {
      case CERTIFICATE_MISSING,
          CERTIFICATE_FOREIGN,
          CERTIFICATE_REVOKED,
          CERTIFICATE_REPLACED,
          CERTIFICATE_EXPIRED,
          HANDSHAKE_MISSING,
          REALM_DIFFERS,
          PROTOCOL_DIFFERS,
          PACKAGE_DIFFERS,
          ENROLMENT_CODE_WRONG,
          ENROLMENT_CODE_USED ->
          true;
      // All others are about what was asked, not about who asks.
      default -> false;
    };
  }

  /** Returns at once; the incident is there a moment later. */
  void report(TurnedAway turnedAway) {
    if (!isNew(turnedAway)) {
      return;
    }
    LOG.warn("Turned away: {} {}", turnedAway.code().code(), turnedAway.detail());
    try {
      writer.execute(() -> write(turnedAway));
    } catch (RejectedExecutionException e) {
      LOG.warn("The centre is closing; the log alone has {}", turnedAway);
    }
  }

  private synchronized boolean isNew(TurnedAway turnedAway) {
    Instant now = clock.instant();
    recent.values().removeIf(at -> at.isBefore(now.minus(REMEMBERED)));
    return recent.size() < MOST && recent.putIfAbsent(turnedAway, now) == null;
  }

  private void write(TurnedAway turnedAway) {
    try {
      jdbc.sql("insert into incident (code, detail) values (?, ?) on conflict do nothing")
          .param(turnedAway.code().code())
          .param(turnedAway.detail())
          .update();
    } catch (DataAccessException e) {
      LOG.error("No incident could be made of {}", turnedAway, e);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
