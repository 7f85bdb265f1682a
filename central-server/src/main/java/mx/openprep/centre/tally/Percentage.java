package mx.openprep.centre.tally;

/**
 * A percentage in integer arithmetic, truncated to four decimals and never rounded (DOMAIN §6).
 *
 * @param tenThousandths of one percent
 */
public record Percentage(long tenThousandths) {
  private static final long HUNDRED = 1_000_000;
  private static final long ONE = 10_000;

  /** The part of the whole; 0 when the whole is 0. */
  public static Percentage of(long part, long whole) {
    return new Percentage(whole == 0 ? 0 : Math.multiplyExact(part, HUNDRED) / whole);
  }

  /** With all four decimals, for example {@code 99.1000}. */
  @Override
  public String toString() {
    String decimals = Long.toString(tenThousandths % ONE);
    return tenThousandths / ONE + "." + "0".repeat(4 - decimals.length()) + decimals;
  }
}
