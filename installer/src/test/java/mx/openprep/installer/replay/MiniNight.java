package mx.openprep.installer.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.Origin;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;

/** A night of the fictitious package in which everything happens that may. */
final class MiniNight {
  static final Path PACKAGE = Path.of("../proto/elections/mini");
  private static final Instant EIGHT = Instant.parse("2024-06-03T02:00:00Z");

  private MiniNight() {}

  static Night night() throws IOException {
    try {
      ElectionPackage mini = ElectionPackageReader.read(PACKAGE);
      List<Story> stories = new ArrayList<>();
      int number = 0;
      for (Election election : mini.elections()) {
        for (ExpectedActa acta : mini.actas(election.code())) {
          story(mini, acta, number++).ifPresent(stories::add);
        }
        stories.add(
            new Story.Outside(
                new ActaId("F-" + election.code() + "-000001"),
                mini.catds().getFirst().id(),
                election.code(),
                // One sheet that nobody can place in any of the elections.
                paper(9_000)));
      }
      return new Night(PACKAGE, mini, stories);
    } catch (FaultyPackageException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<Story> story(ElectionPackage mini, ExpectedActa acta, int number) {
    return switch (number % 9) {
      case 7 -> Optional.empty();
      case 5 ->
          Optional.of(
              new Story.Missing(
                  acta.id(),
                  acta.casilla().catd(),
                  List.of(SinActaReason.values()).get(number % 3),
                  EIGHT.plusSeconds(number)));
      default ->
          Optional.of(
              new Story.Captured(
                  acta.id(),
                  acta.casilla().catd(),
                  paper(number),
                  number % 4 == 0 ? DocumentType.RPP : DocumentType.ACTA_PREP,
                  number % 5 == 0 ? "" : "F-D",
                  () -> values(mini, acta, number),
                  EIGHT.plusSeconds(600 + number),
                  EIGHT.plusSeconds(700 + 2L * number),
                  number % 6 == 0));
    };
  }

  private static Paper paper(int number) {
    boolean photo = number % 2 == 1;
    return new Paper(
        "mini " + number,
        Optional.empty(),
        "mini:" + number,
        photo ? Origin.CASILLA : Origin.CATD,
        photo ? Digitization.MOVIL : Digitization.ESCANER,
        EIGHT.plusSeconds(number));
  }

  private static Map<FieldId, FieldValue> values(
      ElectionPackage mini, ExpectedActa acta, int number) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    List<FormField> fields = FormDefinition.of(mini, acta).keyed();
    for (int i = 0; i < fields.size(); i++) {
      values.put(fields.get(i).id(), value(fields.get(i), number, i));
    }
    return values;
  }

  private static FieldValue value(FormField field, int number, int place) {
    return switch (number % 9) {
      case 1 ->
          place % 5 == 0
              ? FieldValue.Mark.BLANK
              : place % 7 == 0 ? FieldValue.Mark.ILLEGIBLE : FieldValue.votes(number + place);
      case 2 -> FieldValue.Mark.BLANK;
      // More than any lista nominal.
      case 3 -> FieldValue.votes(field.isVote() ? 900 + place : 7);
      default -> FieldValue.votes((number * 31 + place * 7) % 23);
    };
  }
}
