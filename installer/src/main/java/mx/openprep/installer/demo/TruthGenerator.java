package mx.openprep.installer.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mx.openprep.acta.CalculatedTotal;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.election.ActaId;
import mx.openprep.election.BallotOption;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/**
 * What officials wrote on an acta: the casilla's real result of an earlier election where there is
 * one, otherwise drawn; with the blanks, scribbles and wrong sums that real actas have.
 */
final class TruthGenerator {
  private static final int VOTERS_WITHOUT_LIST = 300;

  private final ElectionPackage election;
  private final Map<ActaId, Map<FieldId, Integer>> realResults;
  private final long seed;

  TruthGenerator(
      ElectionPackage election, Map<ActaId, Map<FieldId, Integer>> realResults, long seed) {
    this.election = election;
    this.realResults = realResults;
    this.seed = seed;
  }

  /**
   * Every keyed field of the acta.
   *
   * @param place of the paper in its CATD's night: every kind of trouble comes up regularly
   */
  Map<FieldId, FieldValue> of(ExpectedActa acta, int place) {
    SplittableRandom random = new SplittableRandom(seed ^ acta.id().value().hashCode());
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> values = new HashMap<>();
    votes(acta, form, random).forEach((field, votes) -> values.put(field, FieldValue.votes(votes)));
    trouble(acta, form, values, place, random);
    reconciliation(acta, form, values, random);
    return values;
  }

  private Map<FieldId, Integer> votes(
      ExpectedActa acta, FormDefinition form, SplittableRandom random) {
    Map<FieldId, Integer> real = realResults.getOrDefault(acta.id(), Map.of());
    int voters =
        acta.casilla().listaNominal().filter(n -> n > 0).orElse(VOTERS_WITHOUT_LIST)
            * (45 + random.nextInt(25))
            / 100;
    int parties =
        (int)
            form.voteFields().stream()
                .filter(f -> f instanceof FormField.Option o && isAlone(o.option()))
                .count();
    Map<FieldId, Integer> votes = new HashMap<>();
    for (FormField field : form.voteFields()) {
      votes.put(
          field.id(),
          switch (field) {
            case FormField.Option o when isAlone(o.option()) ->
                real.isEmpty()
                    ? random.nextInt(Math.max(1, 2 * voters / Math.max(1, parties)))
                    : real.getOrDefault(field.id(), 0);
            case FormField.Option o -> random.nextInt(10) < 7 ? 0 : 1 + random.nextInt(4);
            case FormField.OtherVotes o ->
                real.getOrDefault(
                    field.id(), o.id().equals(FieldId.NULOS) ? random.nextInt(14) : 0);
            case FormField.Reconciliation f -> 0;
            case FormField.WrittenTotal f -> 0;
          });
    }
    keepWithinList(acta, votes);
    return votes;
  }

  private static boolean isAlone(BallotOption option) {
    return option instanceof BallotOption.Party || option instanceof BallotOption.Independent;
  }

  private static void keepWithinList(ExpectedActa acta, Map<FieldId, Integer> votes) {
    int limit = acta.casilla().listaNominal().map(n -> n + acta.representatives()).orElse(10_000);
    int total = votes.values().stream().mapToInt(Integer::intValue).sum();
    if (total > limit) {
      votes.replaceAll((field, count) -> count * limit / total);
    }
  }

  private static void trouble(
      ExpectedActa acta,
      FormDefinition form,
      Map<FieldId, FieldValue> values,
      int place,
      SplittableRandom random) {
    List<FormField> votes = form.voteFields();
    switch (place % 20) {
      case 3 -> values.put(any(votes, random), FieldValue.Mark.BLANK);
      case 7 -> values.put(any(votes, random), FieldValue.Mark.ILLEGIBLE);
      case 11 -> {
        if (acta.casilla().listaNominal().isPresent()) {
          int limit = acta.casilla().listaNominal().get() + acta.representatives();
          values.put(votes.getFirst().id(), FieldValue.votes(limit + 1));
        }
      }
      case 13 -> {
        for (FormField field : votes) {
          values.put(
              field.id(), random.nextBoolean() ? FieldValue.Mark.ILLEGIBLE : FieldValue.Mark.BLANK);
        }
      }
      default -> {}
    }
  }

  private static FieldId any(List<FormField> fields, SplittableRandom random) {
    return fields.get(random.nextInt(fields.size())).id();
  }

  private static void reconciliation(
      ExpectedActa acta,
      FormDefinition form,
      Map<FieldId, FieldValue> values,
      SplittableRandom random) {
    int total = CalculatedTotal.of(form, values);
    int ballots = acta.casilla().listaNominal().orElse(0) + acta.representatives();
    for (FormField field : form.keyed()) {
      switch (field) {
        case FormField.Reconciliation f ->
            values.put(f.id(), written(amount(f.id(), total, ballots, random), random));
        case FormField.WrittenTotal f -> values.put(f.id(), written(total, random));
        case FormField.Option f -> {}
        case FormField.OtherVotes f -> {}
      }
    }
  }

  private static int amount(FieldId field, int total, int ballots, SplittableRandom random) {
    if (field.equals(FieldId.BOLETAS_SOBRANTES)) {
      return Math.max(0, ballots - total);
    }
    return field.equals(FieldId.REPRESENTANTES_VOTARON) ? random.nextInt(6) : total;
  }

  /** A third of the sums on real actas are wrong or missing. */
  private static FieldValue written(int amount, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> FieldValue.Mark.BLANK;
      case 1, 2 -> FieldValue.votes(amount + random.nextInt(1, 10));
      case 3 -> FieldValue.votes(Math.max(0, amount - random.nextInt(1, 10)));
      default -> FieldValue.votes(amount);
    };
  }
}
