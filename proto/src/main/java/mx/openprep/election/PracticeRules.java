package mx.openprep.election;

/**
 * When a person who practises capture is ready for the night (election data: how much training is
 * asked for differs by state).
 *
 * @param actas so many in a row, the last ones, are looked at; 1 to 100
 * @param rightPercent of their fields, so many at least must be keyed right; 1 to 100
 */
public record PracticeRules(int actas, int rightPercent) {
  /** Where a package says nothing. */
  public static final PracticeRules USUAL = new PracticeRules(5, 99);

  public PracticeRules {
    if (actas < 1 || actas > 100 || rightPercent < 1 || rightPercent > 100) {
      throw new IllegalArgumentException("1 to 100: " + actas + ", " + rightPercent);
    }
  }
}
