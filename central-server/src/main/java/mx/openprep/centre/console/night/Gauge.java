package mx.openprep.centre.console.night;

/**
 * How far actas are; each figure contains the next.
 *
 * @param expected by the catalogue
 * @param received at a CATD, by phone, or known to be missing (sin acta)
 * @param captured at least once, or sin acta
 * @param verified settled by people, or sin acta
 * @param published shown by the last cut as captured
 */
public record Gauge(long expected, long received, long captured, long verified, long published) {
  static final Gauge NOTHING = new Gauge(0, 0, 0, 0, 0);

  Gauge plus(Gauge other) {
    return new Gauge(
        expected + other.expected,
        received + other.received,
        captured + other.captured,
        verified + other.verified,
        published + other.published);
  }

  /** Received and not yet settled. */
  public long waiting() {
    return received - verified;
  }
}
