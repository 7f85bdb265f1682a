package mx.openprep.centre.cut.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.acta.SinActaReason;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Provenance;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.Realm;

/** A night in memory: actas get results, lose them and get others. */
final class PaperNight {
  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2024-06-02T18:00:00-06:00");

  private static final List<SinActaReason> REASONS = List.of(SinActaReason.values());

  private final ElectionPackage election;
  private final Map<ActaId, ActaRow> rows = new LinkedHashMap<>();
  private long cuts;

  PaperNight(ElectionPackage election) {
    this.election = election;
    election.actas().forEach(acta -> rows.put(acta.id(), ActaRow.notCaptured(acta)));
  }

  /** One of the packages that come with the program. */
  static ElectionPackage read(String name) {
    try {
      return ElectionPackageReader.read(Path.of("..", "proto", "elections", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FaultyPackageException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next cut, twenty-five minutes later. */
  Cut cut(CutKind kind) {
    cuts++;
    return new Cut(
        cuts,
        1,
        kind,
        switch (kind) {
          case ZEROS -> Phase.ZEROS;
          case ORDINARY -> Phase.OPEN;
          case LAST -> Phase.CLOSED;
        },
        Realm.DRILL,
        FIRST.plusMinutes(25 * cuts),
        kind == CutKind.LAST ? Optional.empty() : Optional.of(FIRST.plusMinutes(25 * cuts + 25)),
        election,
        election.elections().stream().map(this::tally).toList());
  }

  private ElectionTally tally(Election one) {
    boolean ofTheState = one.level() == TerritoryKind.STATE;
    return ElectionTally.of(
        one,
        election.territories(ElectionTally.division(one)).stream().map(t -> t.id()).toList(),
        id -> election.ballot(one.code(), ofTheState ? election.process().state() : id),
        rows.values().stream().filter(row -> row.election().equals(one.code())).toList());
  }

  /** Something happens to an acta. */
  ActaId happens(ExpectedActa acta, Random random) {
    int fate = random.nextInt(20);
    ActaRow row =
        switch (fate) {
          case 0 -> ActaRow.notCaptured(acta);
          case 1, 2, 3 ->
              new ActaRow(
                  acta.id(),
                  acta.election(),
                  Optional.of(acta),
                  CountingDecision.sinActa(REASONS.get(fate - 1)),
                  Map.of(),
                  Optional.empty());
          default -> verified(acta, fate, random);
        };
    rows.put(row.id(), row);
    return row.id();
  }

  /** An acta fuera de catálogo turns up or, if it is there, is found to be something else. */
  ActaId outsideCatalogue(Election one, int number) {
    ImageHash image = image("outside " + number);
    ActaId id = ActaId.outsideCatalogue(one.code(), image.hex());
    if (rows.remove(id) == null) {
      rows.put(
          id,
          new ActaRow(
              id,
              one.code(),
              Optional.empty(),
              CountingDecision.fueraDeCatalogo(),
              Map.of(),
              Optional.of(provenance(image, 3))));
    }
    return id;
  }

  private ActaRow verified(ExpectedActa acta, int fate, Random random) {
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    for (FormField field : form.keyed()) {
      values.put(field.id(), value(fate, random));
    }
    return new ActaRow(
        acta.id(),
        acta.election(),
        Optional.of(acta),
        CountingDecision.verified(form, values, acta, election.rules()),
        values,
        Optional.of(provenance(image(acta.id() + " " + random.nextInt(3)), fate)));
  }

  private static FieldValue value(int fate, Random random) {
    return switch (fate) {
      case 4 -> FieldValue.votes(400 + random.nextInt(100));
      case 5 -> FieldValue.Mark.ILLEGIBLE;
      case 6, 7 ->
          random.nextInt(5) == 0 ? FieldValue.Mark.BLANK : FieldValue.votes(random.nextInt(30));
      default -> FieldValue.votes(random.nextInt(30));
    };
  }

  private static ImageHash image(String text) {
    return ImageHash.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Provenance provenance(ImageHash image, int fate) {
    Instant acopio = FIRST.toInstant().plusSeconds(fate * 61L);
    return new Provenance(
        image,
        Optional.of(fate % 3 == 0 ? Origin.CASILLA : Origin.CATD),
        Optional.of(fate % 3 == 0 ? Digitization.MOVIL : Digitization.ESCANER),
        Optional.of(DocumentType.ACTA_PREP),
        fate % 2 == 0 ? Optional.of("F-D") : Optional.empty(),
        Optional.of(acopio),
        Optional.of(acopio.plusSeconds(95)),
        Optional.of(acopio.plusSeconds(212)),
        fate == 9);
  }
}
