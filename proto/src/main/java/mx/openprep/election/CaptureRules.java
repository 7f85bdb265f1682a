package mx.openprep.election;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which captures happen where (DOMAIN §1, {@code cfg}).
 *
 * @param helpAfter after how long elsewhere work is done also where it does not belong, for example
 *     because a CATD has closed; empty for never
 * @param ccvs the centros de captura y verificación; without any, {@code places} is BOTH_AT_CATD
 */
public record CaptureRules(Places places, Optional<Duration> helpAfter, List<Ccv> ccvs) {
  /** All at the CATD, and no CCV. */
  public static final CaptureRules AT_CATD =
      new CaptureRules(Places.BOTH_AT_CATD, Optional.empty(), List.of());

  /** Where which captures belong. */
  public enum Places {
    /** All captures of an acta at its CATD. */
    BOTH_AT_CATD,
    /** The first at the CATD, what follows at a CCV. */
    SECOND_AT_CCV,
    /** Wherever somebody is free. */
    ANYWHERE
  }

  public CaptureRules {
    ccvs = List.copyOf(ccvs);
  }

  /** The CCV of this id, if it is one. */
  public Optional<Ccv> ccv(CatdId id) {
    return ccvs.stream().filter(ccv -> ccv.id().equals(id)).findFirst();
  }
}
