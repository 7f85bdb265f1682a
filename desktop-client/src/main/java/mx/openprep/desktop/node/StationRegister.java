package mx.openprep.desktop.node;

import java.security.cert.X509Certificate;
import java.util.List;
import mx.openprep.v1.StationRecord;

/** The stations of this CATD as the centre last told of them; offline that may be a while ago. */
public interface StationRegister {
  /** Replaces the whole list, durably. */
  void learn(List<StationRecord> stations);

  /**
   * Whether the centre is known to have revoked this certificate, or given its station a later one.
   * A station it has told nothing of yet may be a new one: it is not.
   */
  boolean isWithdrawn(X509Certificate certificate);
}
