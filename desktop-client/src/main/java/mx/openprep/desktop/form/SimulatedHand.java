package mx.openprep.desktop.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.PaperField;
import mx.openprep.acta.PaperField.Writing;
import mx.openprep.election.ExpectedActa;

/**
 * Fills an acta as people do: digits and words, now and then only one of them, or words that differ
 * from the digits, a number struck out, a scribble. What the rules make of it (DOMAIN §4) is always
 * the given truth. The same seed and acta give the same writing.
 */
public final class SimulatedHand {
  private static final int OTHER_DIGITS_AT_MOST = 200;

  private final long seed;
  private final Habits habits;

  /**
   * How often a number is not simply written twice, each from 0 to 1.
   *
   * @param digitsOnly the words are left out
   * @param wordsOnly the digits are left out
   * @param differing the digits say another number than the words
   * @param unclearDigits the digits cannot be read, the words can
   * @param struckOut another number was written first and struck out
   */
  public record Habits(
      double digitsOnly,
      double wordsOnly,
      double differing,
      double unclearDigits,
      double struckOut) {
    /** A careful hand. */
    public static final Habits USUAL = new Habits(0.04, 0.01, 0.01, 0.01, 0.03);
  }

  public SimulatedHand(long seed) {
    this(seed, Habits.USUAL);
  }

  public SimulatedHand(long seed, Habits habits) {
    this.seed = seed;
    this.habits = habits;
  }

  /**
   * Writes the truth on the acta.
   *
   * @throws IllegalArgumentException when the values are not those of the form
   */
  public HandwrittenActa fill(
      ExpectedActa acta, FormDefinition form, Map<FieldId, FieldValue> truth) {
    if (!form.faults(truth).isEmpty()) {
      throw new IllegalArgumentException("Not the values of the form: " + form.faults(truth));
    }
    long actaSeed = 31 * seed + acta.id().value().hashCode();
    RandomGenerator random = new SplittableRandom(actaSeed);
    Map<FieldId, HandwrittenActa.Entry> entries = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      FieldValue value = truth.get(field.id());
      if (value != null) {
        entries.put(field.id(), entry(value, random));
      }
    }
    return new HandwrittenActa(acta, entries, actaSeed);
  }

  private HandwrittenActa.Entry entry(FieldValue value, RandomGenerator random) {
    return switch (value) {
      case FieldValue.Votes votes ->
          new HandwrittenActa.Entry(
              written(votes.count(), random), random.nextDouble() < habits.struckOut());
      case FieldValue.Mark mark -> new HandwrittenActa.Entry(unwritten(mark, random), false);
    };
  }

  private PaperField written(int count, RandomGenerator random) {
    Writing number = new Writing.Figure(count);
    double chance = random.nextDouble();
    if ((chance -= habits.digitsOnly()) < 0) {
      return new PaperField(number, Writing.None.BLANK);
    }
    if ((chance -= habits.wordsOnly()) < 0) {
      return new PaperField(Writing.None.BLANK, number);
    }
    if ((chance -= habits.differing()) < 0) {
      int other = (count + 1 + random.nextInt(9)) % (OTHER_DIGITS_AT_MOST + count);
      return new PaperField(new Writing.Figure(other), number);
    }
    if (chance - habits.unclearDigits() < 0) {
      return new PaperField(Writing.None.UNCLEAR, number);
    }
    return new PaperField(number, number);
  }

  private static PaperField unwritten(FieldValue.Mark mark, RandomGenerator random) {
    return switch (mark) {
      case BLANK, NOT_APPLICABLE -> new PaperField(Writing.None.BLANK, Writing.None.BLANK);
      case ILLEGIBLE ->
          switch (random.nextInt(3)) {
            case 0 -> new PaperField(Writing.None.UNCLEAR, Writing.None.BLANK);
            case 1 -> new PaperField(Writing.None.BLANK, Writing.None.UNCLEAR);
            default -> new PaperField(Writing.None.UNCLEAR, Writing.None.UNCLEAR);
          };
    };
  }
}
