package mx.openprep.desktop.station;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.openprep.enrolment.CertificateLife;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.RenewRequest;
import mx.openprep.v1.RenewResponse;
import mx.openprep.v1.StationServiceGrpc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a station's certificate in the last third of its life, for the same key. The centre gives
 * the same answer when it is asked again, so nothing is lost on the way.
 */
public final class Renewal {
  private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

  private final IdentityStore store;
  private final Clock clock;
  private StationIdentity identity;

  /**
   * A renewal.
   *
   * @param directory the node's own, with the identity below it
   */
  public Renewal(Path directory, StationIdentity identity, Clock clock) {
    this.store = new IdentityStore(directory);
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * The identity with its newest certificate. Asks the centre when it is time, 10 s at most; a
   * centre that does not answer is asked the next time.
   *
   * @throws Refusal CERTIFICATE_EXPIRED when it is too late
   */
  public synchronized StationIdentity current() {
    Instant now = clock.instant();
    X509Certificate present = identity.chain().getFirst();
    if (now.isAfter(end(present))) {
      throw new Refusal(MessageCode.CERTIFICATE_EXPIRED);
    }
    if (CertificateLife.isDue(present, now)) {
      try {
        take(ask());
      } catch (StatusException e) {
        LOG.info("The certificate is not renewed yet: {}", CentreFault.refusal(e).getMessage());
      }
    }
    return identity;
  }

  private RenewResponse ask() throws StatusException {
    ManagedChannel channel = CentreChannel.open(identity);
    try {
      return StationServiceGrpc.newBlockingV2Stub(channel)
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .renew(RenewRequest.getDefaultInstance());
    } finally {
      channel.shutdownNow();
    }
  }

  /** Nothing but a certificate of the same root for the same key and name is believed. */
  private void take(RenewResponse answer) {
    try {
      List<X509Certificate> chain =
          IdentityStore.certificates(
              answer.getCertificateChainList().stream().map(ByteString::toByteArray).toList());
      X509Certificate next = chain.getFirst();
      X509Certificate present = identity.chain().getFirst();
      next.verify(identity.root().getPublicKey());
      if (!chain.getLast().equals(identity.root())
          || !next.getPublicKey().equals(present.getPublicKey())
          || !StationName.of(next).equals(StationName.of(present))) {
        throw new GeneralSecurityException("A certificate for somebody else");
      }
      if (end(next).isAfter(end(present))) {
        StationIdentity renewed =
            new StationIdentity(
                identity.centre(), identity.name(), identity.packageHash(), identity.key(), chain);
        store.save(renewed);
        identity = renewed;
        LOG.info("The certificate is renewed until {}", end(next));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      LOG.warn("What the centre sent is no renewal", e);
    }
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }
}
