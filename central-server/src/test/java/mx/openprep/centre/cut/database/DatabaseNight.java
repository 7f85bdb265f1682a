package mx.openprep.centre.cut.database;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
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
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.Realm;

/** The actas of a night in memory, without the centre: the same for the same seed. */
final class DatabaseNight {
  private static final Instant FIRST = Instant.parse("2024-06-03T02:00:00Z");
  private static final List<SinActaReason> REASONS = List.of(SinActaReason.values());
  private static final OffsetDateTime EIGHT = OffsetDateTime.parse("2024-06-03T20:00-06:00");

  private final ElectionPackage election;
  private final Map<ActaId, ActaRow> rows = new LinkedHashMap<>();
  private final Random random;
  private int captured;

  DatabaseNight(ElectionPackage election, long seed) {
    this.election = election;
    this.random = new Random(seed);
    election.actas().forEach(acta -> rows.put(acta.id(), ActaRow.notCaptured(acta)));
  }

  /** What an acta says, anew; of every hundred some are missing, illegible or too many. */
  ActaRow capture(ExpectedActa acta) {
    int fate = random.nextInt(100);
    ActaRow row =
        fate < 4 ? sinActa(acta, REASONS.get(fate % 3)) : verified(acta, values(acta, fate));
    rows.put(row.id(), row);
    return row;
  }

  ActaRow sinActa(ExpectedActa acta, SinActaReason reason) {
    ActaRow row =
        new ActaRow(
            acta.id(),
            acta.election(),
            Optional.of(acta),
            CountingDecision.sinActa(reason),
            Map.of(),
            Optional.empty());
    rows.put(row.id(), row);
    return row;
  }

  ActaRow verified(ExpectedActa acta, Map<FieldId, FieldValue> values) {
    CountingDecision decision =
        CountingDecision.verified(
            FormDefinition.of(election, acta), values, acta, election.rules());
    ActaRow row =
        new ActaRow(
            acta.id(),
            acta.election(),
            Optional.of(acta),
            decision,
            values,
            Optional.of(provenance(acta.id().value(), true)));
    rows.put(row.id(), row);
    return row;
  }

  ActaRow outsideCatalogue(ElectionCode code) {
    ImageHash image = image("outside " + captured);
    ActaRow row =
        new ActaRow(
            ActaId.outsideCatalogue(code, image.hex()),
            code,
            Optional.empty(),
            CountingDecision.fueraDeCatalogo(),
            Map.of(),
            Optional.of(provenance("outside " + captured, false)));
    rows.put(row.id(), row);
    return row;
  }

  Cut cut(long number, CutKind kind, Realm realm) {
    Map<ElectionCode, List<ActaRow>> byElection = new HashMap<>();
    rows.values()
        .forEach(
            row -> byElection.computeIfAbsent(row.election(), _ -> new ArrayList<>()).add(row));
    List<ElectionTally> tallies =
        election.elections().stream()
            .map(e -> tally(e, byElection.getOrDefault(e.code(), List.of())))
            .toList();
    return new Cut(number, 1, kind, Phase.OPEN, realm, EIGHT, Optional.empty(), election, tallies);
  }

  Cut cut(long number) {
    return cut(number, CutKind.ORDINARY, Realm.OFFICIAL);
  }

  private ElectionTally tally(Election e, List<ActaRow> of) {
    boolean ofTheState = e.level() == TerritoryKind.STATE;
    return ElectionTally.of(
        e,
        election.territories(ElectionTally.division(e)).stream().map(t -> t.id()).toList(),
        id -> election.ballot(e.code(), ofTheState ? election.process().state() : id),
        of);
  }

  /** A value for every field there is on the acta. */
  Map<FieldId, FieldValue> values(ExpectedActa acta, int fate) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    int voters = acta.casilla().listaNominal().orElse(20) / 2 + 60;
    for (FormField field : FormDefinition.of(election, acta).keyed()) {
      double share = field.id().value().startsWith("C_") ? 0.006 : 0.16;
      int votes = (int) (voters * (fate == 4 ? 9 : 1) * share * (0.3 + 1.2 * random.nextDouble()));
      values.put(field.id(), mark(fate).orElseGet(() -> FieldValue.votes(votes)));
    }
    return values;
  }

  private Optional<FieldValue> mark(int fate) {
    if (fate == 5) {
      return Optional.of(FieldValue.Mark.ILLEGIBLE);
    }
    return fate < 20 && random.nextInt(9) == 0
        ? Optional.of(FieldValue.Mark.BLANK)
        : Optional.empty();
  }

  private Provenance provenance(String of, boolean verified) {
    boolean phone = random.nextInt(4) == 0;
    Instant at = FIRST.plusSeconds(captured++ % 60_000);
    return new Provenance(
        image(of),
        Optional.of(phone ? Origin.CASILLA : Origin.CATD),
        Optional.of(phone ? Digitization.MOVIL : Digitization.ESCANER),
        Optional.of(DocumentType.ACTA_PREP),
        phone ? Optional.empty() : Optional.of("F"),
        Optional.of(at),
        verified ? Optional.of(at.plusSeconds(95)) : Optional.empty(),
        verified ? Optional.of(at.plusSeconds(212)) : Optional.empty(),
        false);
  }

  private static ImageHash image(String of) {
    return ImageHash.of(of.getBytes(StandardCharsets.UTF_8));
  }
}
