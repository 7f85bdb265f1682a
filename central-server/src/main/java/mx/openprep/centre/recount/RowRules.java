package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.Observation;
import mx.openprep.acta.SinActaReason;
import mx.openprep.database.CellValue;
import mx.openprep.database.CellWord;
import mx.openprep.database.Column;
import mx.openprep.database.ColumnMeaning.VoteKind;
import mx.openprep.database.ColumnMeaning.Votes;
import mx.openprep.database.LayoutRules;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDecision;
import mx.openprep.database.PublishedObservation;
import mx.openprep.database.PublishedRow;
import mx.openprep.database.Remark;
import mx.openprep.election.ActaId;
import mx.openprep.election.ActaType;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.OptionId;
import mx.openprep.election.Principle;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.Rules;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.message.MessageCode;

/**
 * Decides rows from their captured fields: what they are (fuera de catálogo, not captured, sin
 * acta) is read from the file, what follows from verified values is {@link
 * CountingDecision#verified}, the rule the centre itself counts by.
 */
final class RowRules {
  private static final ElectionCode ELECTION = new ElectionCode("X");
  private static final ActaId ACTA = new ActaId("X");
  private static final PublishedTexts NO_TEXTS =
      new PublishedTexts("", "", "", "", "", "", "", "", "", "", "", "", "", "", "");

  private final PublishedDatabase database;
  private final LayoutRules layoutRules;
  private final Rules rules;
  private final List<FieldId> fields = new ArrayList<>();
  private final Map<BitSet, FormDefinition> forms = new HashMap<>();
  private final Map<BitSet, Integer> contenders = new HashMap<>();
  private final Map<CasillaType, CasillaKey> keys = new EnumMap<>(CasillaType.class);

  RowRules(PublishedDatabase database) {
    this.database = database;
    layoutRules = database.layout().rules();
    boolean unlimited =
        layoutRules.representatives() == LayoutRules.RepresentativesFrom.NONE
            || database.column(Column.LISTA_NOMINAL).isEmpty();
    rules =
        new Rules(
            layoutRules.representativesPerContender(),
            layoutRules.ballotsOfEspecial(),
            unlimited ? Set.of(CasillaType.values()) : layoutRules.withoutListLimit(),
            List.of(),
            List.of(),
            NO_TEXTS);
    for (PublishedColumn column : database.votes()) {
      fields.add(
          switch (kind(column)) {
            case NO_REGISTRADAS -> FieldId.NO_REGISTRADAS;
            case NULOS -> FieldId.NULOS;
            case PARTY, COALITION, INDEPENDENT -> FieldId.of(option(column));
          });
    }
  }

  RecountedRow recount(PublishedRow row) {
    return new Reading(row).recount();
  }

  private static VoteKind kind(PublishedColumn column) {
    return column.meaning() instanceof Votes votes ? votes.kind() : VoteKind.PARTY;
  }

  private static OptionId option(PublishedColumn column) {
    return new OptionId("C" + column.index());
  }

  /** The vote fields that exist on an acta with these columns. */
  private FormDefinition form(BitSet competing, CasillaType type) {
    // Only vote fields matter here, and they are the same whatever the casilla.
    return forms.computeIfAbsent(
        competing,
        c -> {
          Ballot ballot = ballot(c);
          contenders.put(c, ballot.contenders());
          return FormDefinition.of(ballot, type);
        });
  }

  private Ballot ballot(BitSet competing) {
    List<BallotOption> options = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      PublishedColumn column = database.votes().get(i);
      OptionId id = option(column);
      if (competing.get(i)) {
        switch (kind(column)) {
          case PARTY -> options.add(new BallotOption.Party(id, column.name()));
          case INDEPENDENT -> options.add(new BallotOption.Independent(id, column.name()));
          case COALITION ->
              options.add(new BallotOption.CommonCandidacy(id, column.name(), List.of()));
          case NO_REGISTRADAS, NULOS -> {
            // Every form has them.
          }
        }
      }
    }
    return new Ballot(ELECTION, new TerritoryId(TerritoryKind.STATE, "01"), options);
  }

  private final class Reading {
    private final PublishedRow row;
    private final List<CellValue> votes = new ArrayList<>();
    private final List<PublishedObservation> observations;
    private final List<Remark> remarks = new ArrayList<>();
    private final Optional<CasillaType> type;
    private final Optional<PublishedDecision> published;
    private final boolean outside;
    private String reason = "";
    private long total;

    Reading(PublishedRow row) {
      this.row = row;
      for (PublishedColumn column : database.votes()) {
        CellValue value = row.value(column);
        votes.add(value);
        if (value instanceof CellValue.Count(long count)) {
          total += count;
        }
      }
      observations = row.observations().known();
      type = row.casillaType();
      published = row.decision();
      outside = isOutsideCatalogue();
    }

    RecountedRow recount() {
      namesUnknownTexts();
      Optional<CountingDecision> decision = decide();
      return new RecountedRow(
          row,
          type,
          decision,
          total,
          row.value(Column.LISTA_NOMINAL) instanceof CellValue.Count(long count) ? count : 0,
          reason,
          totalAgrees(),
          database.column(Column.CONTABILIZADA).isEmpty()
              || (decision.isPresent()
                  && published
                      .filter(p -> p.meaning() == decision.get().contabilizada())
                      .isPresent()),
          remarks);
    }

    /** An acta that cannot be tied to a casilla has no key, or its observation says so. */
    private boolean isOutsideCatalogue() {
      if (observations.contains(PublishedObservation.FUERA_DE_CATALOGO)) {
        return true;
      }
      Optional<PublishedColumn> key = database.column(Column.CLAVE_CASILLA);
      return key.isPresent()
          && (row.value(key.get()) instanceof CellValue.Word)
          && row.value(Column.SECCION) instanceof CellValue.Word;
    }

    private Optional<CountingDecision> decide() {
      if (outside) {
        reason = "fuera de catálogo";
        return Optional.of(CountingDecision.fueraDeCatalogo());
      }
      if (votes.stream().anyMatch(CellValue.Unknown.class::isInstance)) {
        reason = "a vote field holds an unknown text";
        return Optional.empty();
      }
      boolean numbers = votes.stream().anyMatch(CellValue.Count.class::isInstance);
      Optional<SinActaReason> why = sinActa();
      if (why.isPresent() || any(CellWord.SIN_ACTA)) {
        if (numbers) {
          return verifiedUnless(any(CellWord.SIN_ACTA), "SIN ACTA stands beside votes");
        }
        reason = "sin acta";
        return Optional.of(
            CountingDecision.sinActa(why.orElse(SinActaReason.PAQUETE_NO_ENTREGADO)));
      }
      if (all(w -> w == CellWord.ABSENT || w == CellWord.EMPTY || w == CellWord.NOT_APPLICABLE)) {
        reason = "no vote field is captured";
        return Optional.of(CountingDecision.notCaptured());
      }
      return verifiedUnless(any(CellWord.EMPTY), "a vote field is empty");
    }

    private Optional<CountingDecision> verifiedUnless(boolean contradiction, String what) {
      if (contradiction) {
        reason = what;
        return Optional.empty();
      }
      return verified();
    }

    private Optional<CountingDecision> verified() {
      BitSet competing = new BitSet();
      Map<FieldId, FieldValue> values = new HashMap<>();
      for (int i = 0; i < votes.size(); i++) {
        Optional<FieldValue> value = fieldValue(votes.get(i));
        if (value.isPresent()) {
          competing.set(i);
          values.put(fields.get(i), value.get());
        }
      }
      // What the file does not have is neither illegible nor blank.
      values.putIfAbsent(FieldId.NO_REGISTRADAS, FieldValue.votes(0));
      values.putIfAbsent(FieldId.NULOS, FieldValue.votes(0));
      CasillaType kind = type.orElse(CasillaType.BASICA);
      FormDefinition form = form(competing, kind);
      int allowed = allowed(competing, kind);
      CountingDecision decision =
          CountingDecision.verified(form, values, acta(kind, allowed), rules);
      reason = reason(decision, allowed);
      return Optional.of(decision);
    }

    private Optional<FieldValue> fieldValue(CellValue value) {
      return switch (value) {
        case CellValue.Count(long count) ->
            Optional.of(FieldValue.votes((int) Math.min(count, FieldValue.Votes.MOST)));
        case CellValue.Word(CellWord word) ->
            switch (word) {
              case ILEGIBLE -> Optional.of(FieldValue.Mark.ILLEGIBLE);
              case SIN_DATO -> Optional.of(FieldValue.Mark.BLANK);
              case SIN_ACTA, ABSENT, NOT_APPLICABLE, EMPTY -> Optional.empty();
            };
        case CellValue.Unknown _ -> Optional.empty();
      };
    }

    private int allowed(BitSet competing, CasillaType kind) {
      if (layoutRules.representatives() == LayoutRules.RepresentativesFrom.COLUMN
          && row.value(Column.REPRESENTANTES_PP_CI) instanceof CellValue.Count(long count)) {
        return (int) Math.min(count, Integer.MAX_VALUE / 2);
      }
      return kind == CasillaType.ESPECIAL
          ? layoutRules.ballotsOfEspecial()
          : layoutRules.representativesPerContender() * contenders.getOrDefault(competing, 0);
    }

    private ExpectedActa acta(CasillaType kind, int allowed) {
      Optional<Integer> lista =
          row.value(Column.LISTA_NOMINAL) instanceof CellValue.Count(long count)
              ? Optional.of((int) Math.min(count, Integer.MAX_VALUE / 2))
              : Optional.empty();
      CasillaKey key = keys.computeIfAbsent(kind, k -> new CasillaKey("01", "0001", k, "01", "00"));
      Casilla casilla =
          new Casilla(
              new CasillaId("X"),
              key,
              Optional.empty(),
              Optional.empty(),
              Location.URBAN,
              lista,
              new CatdId("CATD-001"));
      return new ExpectedActa(
          ACTA, ELECTION, casilla, new ActaType("1", Principle.MAJORITY, Set.of()), allowed);
    }

    private String reason(CountingDecision decision, int allowed) {
      List<String> reasons = new ArrayList<>();
      for (Observation observation : decision.observations()) {
        reasons.add(
            switch (observation) {
              case EXCEDE_LISTA_NOMINAL ->
                  "%d votes exceed %s + %d"
                      .formatted(total, row.text(Column.LISTA_NOMINAL), allowed);
              case TODOS_ILEGIBLES_O_SIN_DATO -> "no vote field is legible";
              case ALGUNO_ILEGIBLE_O_SIN_DATO -> "some vote field is ilegible or sin dato";
              case FUERA_DE_CATALOGO,
                  PAQUETE_NO_ENTREGADO,
                  CASILLA_NO_INSTALADA,
                  PAQUETE_ENTREGADO_SIN_BOLSA ->
                  observation.name();
            });
      }
      return reasons.isEmpty() ? "votes are captured" : String.join("; ", reasons);
    }

    private boolean totalAgrees() {
      if (database.column(Column.TOTAL_VOTOS_CALCULADO).isEmpty()) {
        return true;
      }
      return switch (row.value(Column.TOTAL_VOTOS_CALCULADO)) {
        case CellValue.Count(long count) -> count == total;
        // Without a number there is nothing to add up to.
        case CellValue.Word _ -> votes.stream().noneMatch(CellValue.Count.class::isInstance);
        case CellValue.Unknown _ -> false;
      };
    }

    private void namesUnknownTexts() {
      for (int i = 0; i < votes.size(); i++) {
        if (votes.get(i) instanceof CellValue.Unknown(String text)) {
          unknown(text, database.votes().get(i));
        } else if (votes.get(i) instanceof CellValue.Count(long count)
            && count > FieldValue.Votes.MOST) {
          unknown(Long.toString(count), database.votes().get(i));
        }
      }
      if (row.value(Column.TOTAL_VOTOS_CALCULADO) instanceof CellValue.Unknown(String text)) {
        database.column(Column.TOTAL_VOTOS_CALCULADO).ifPresent(c -> unknown(text, c));
      }
      for (Column column : List.of(Column.LISTA_NOMINAL, Column.REPRESENTANTES_PP_CI)) {
        database
            .column(column)
            .filter(c -> !isNumberOrNothing(row.value(c)))
            .ifPresent(c -> unknown(row.text(c), c));
      }
      database
          .column(Column.CONTABILIZADA)
          .filter(_ -> published.isEmpty())
          .ifPresent(c -> unknown(row.text(c), c));
      database
          .column(Column.TIPO_CASILLA)
          .filter(_ -> type.isEmpty() && !outside)
          .ifPresent(c -> unknown(row.text(c), c));
      row.observations()
          .unknown()
          .forEach(text ->
              remarks.add(
                  Remark.of(MessageCode.DATABASE_OBSERVATION_UNKNOWN, row.line(), 0, text)));
      if (row.published().size() != database.columns().size()) {
        remarks.add(
            Remark.of(
                MessageCode.DATABASE_ROW_RAGGED,
                row.line(),
                0,
                Integer.toString(row.published().size()),
                Integer.toString(database.columns().size())));
      }
    }

    /** Nobody reads these from an acta: they cannot be illegible. */
    private static boolean isNumberOrNothing(CellValue value) {
      return switch (value) {
        case CellValue.Count _ -> true;
        case CellValue.Word(CellWord word) ->
            switch (word) {
              case ABSENT, NOT_APPLICABLE, EMPTY -> true;
              case ILEGIBLE, SIN_DATO, SIN_ACTA -> false;
            };
        case CellValue.Unknown _ -> false;
      };
    }

    private void unknown(String text, PublishedColumn column) {
      remarks.add(
          Remark.of(
              MessageCode.DATABASE_TEXT_UNKNOWN,
              row.line(),
              column.index() + 1,
              text,
              column.name()));
    }

    /** The reason in OBSERVACIONES; one that is none of the three reads as the first of them. */
    private Optional<SinActaReason> sinActa() {
      return observations.stream()
          .filter(PublishedObservation::isSinActa)
          .map(o -> o.reason().orElse(SinActaReason.PAQUETE_NO_ENTREGADO))
          .findFirst();
    }

    private boolean any(CellWord word) {
      return votes.stream().anyMatch(v -> v instanceof CellValue.Word(CellWord w) && w == word);
    }

    private boolean all(Predicate<CellWord> words) {
      return votes.stream().allMatch(v -> v instanceof CellValue.Word(CellWord w) && words.test(w));
    }
  }
}
