package mx.openprep.centre.cut.database;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.openprep.acta.ByForm;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormField;
import mx.openprep.acta.Observation;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.Provenance;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.Election;
import mx.openprep.election.Location;
import mx.openprep.election.PublishedObservations;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.election.TextMark;

/**
 * The cells of one acta in a database file, in the words of the state (DOMAIN §7). An acta fuera de
 * catálogo has no place and no figures: those cells are empty.
 */
record DatabaseRow(Context context, ActaRow row, Set<FieldId> competing, What what) {

  /** What a row has to say. */
  enum What {
    NOT_CAPTURED,
    SIN_ACTA,
    FIGURES,
    OUTSIDE_CATALOGUE
  }

  /** What the rows of one file share. */
  static final class Context {
    private final Cut cut;
    private final TerritoryKind division;
    private final DateTimeFormatter time;
    private final TextMark mark;
    private final boolean prevailingAlone;
    private final ByForm<Set<FieldId>> competing;

    Context(Cut cut, Election election) {
      this.cut = cut;
      this.division = ElectionTally.division(election);
      this.time =
          MomentFormat.of(cut.databases().actaTime()).withZone(cut.election().process().zone());
      this.mark = cut.databases().csv().textMark();
      this.prevailingAlone = cut.databases().observations() == PublishedObservations.PREVAILING;
      this.competing =
          new ByForm<>(
              cut.election(),
              form -> form.keyed().stream().map(FormField::id).collect(Collectors.toSet()));
    }
  }

  static DatabaseRow of(Context context, ActaRow row) {
    return new DatabaseRow(
        context, row, row.expected().map(context.competing::of).orElse(Set.of()), what(row));
  }

  private static What what(ActaRow row) {
    return switch (row.decision().contabilizada()) {
      case NOT_CAPTURED -> What.NOT_CAPTURED;
      case FUERA_DE_CATALOGO -> What.OUTSIDE_CATALOGUE;
      case COUNTED, NOT_COUNTED -> row.provenance().isPresent() ? What.FIGURES : What.SIN_ACTA;
    };
  }

  ActaRow acta() {
    return row;
  }

  /** The fields that exist on this acta. */
  boolean competes(FieldId field) {
    return competing.contains(field);
  }

  /** With what keeps it text in a spreadsheet. */
  String mark(String text) {
    return context.mark.mark(text);
  }

  Optional<CasillaType> casillaTypeOf() {
    return row.expected().map(e -> e.casilla().type());
  }

  String casillaKey() {
    return ofCasilla(c -> c.key().toString());
  }

  String actaKey() {
    return row.expected().map(e -> e.key()).orElse("");
  }

  String entityNumber() {
    return context.cut.election().process().entityNumber();
  }

  String entityName() {
    return context.cut.election().process().entityName();
  }

  String territoryNumber() {
    return ofCasilla(c -> territory(c).map(TerritoryId::number).orElse(notApplicable()));
  }

  String territoryName() {
    return ofCasilla(c ->
        territory(c).map(t -> context.cut.election().territory(t).name()).orElse(notApplicable()));
  }

  String section() {
    return ofCasilla(c -> ofStreet(c, CasillaKey::section));
  }

  String casillaNumber() {
    return ofCasilla(c -> ofStreet(c, CasillaKey::number));
  }

  String casillaType() {
    return ofCasilla(c -> String.valueOf(c.type().letter()));
  }

  String extContigua() {
    return ofCasilla(c -> c.key().extContigua());
  }

  String location() {
    Location location =
        row.expected().map(e -> e.casilla().location()).orElse(Location.FUERA_DE_CATALOGO);
    return Integer.toString(location.number());
  }

  String actaType() {
    return row.expected().map(e -> e.type().code()).orElse("");
  }

  String captured(FieldId field) {
    return switch (what) {
      case OUTSIDE_CATALOGUE -> "";
      case NOT_CAPTURED -> existing(field, texts().notCaptured());
      case SIN_ACTA -> existing(field, texts().sinActa());
      case FIGURES ->
          existing(
              field, context.cut.text(row.fields().getOrDefault(field, FieldValue.Mark.BLANK)));
    };
  }

  String total() {
    return what == What.OUTSIDE_CATALOGUE ? "" : Integer.toString(row.decision().total());
  }

  String listaNominal() {
    return ofCasilla(c -> c.listaNominal().map(String::valueOf).orElse(notApplicable()));
  }

  String representatives() {
    return row.expected()
        .map(e ->
            e.casilla().type().withoutSection()
                ? notApplicable()
                : Integer.toString(e.representatives()))
        .orElse("");
  }

  String observations() {
    List<Observation> observations = row.decision().observations();
    return context.prevailingAlone && !observations.isEmpty()
        ? observations.getFirst().text(texts())
        : row.decision().observationText(texts());
  }

  String contabilizada() {
    return row.decision().contabilizada() == Contabilizada.NOT_CAPTURED
        ? texts().notCaptured()
        : row.decision().contabilizada().sign();
  }

  String transferMechanism() {
    return ofImage(
        p -> p.transferMechanism().orElse(context.cut.databases().noTransferMechanism()));
  }

  String imageHash() {
    return ofImage(p -> p.image().hex());
  }

  String acopio() {
    return ofImage(p -> time(p.acopio()));
  }

  String captured() {
    return ofImage(p -> time(p.captured()));
  }

  String verified() {
    return ofImage(p -> time(p.verified()));
  }

  String origin() {
    return ofImage(p -> p.origin().map(Enum::name).orElse(""));
  }

  String digitization() {
    return ofImage(p -> p.digitization().map(Enum::name).orElse(""));
  }

  String document() {
    return ofImage(p -> p.document().map(DocumentType::published).orElse(""));
  }

  String cotejada() {
    return ofImage(p -> p.cotejada() ? "1" : "0");
  }

  private String existing(FieldId field, String text) {
    if (competing.contains(field)) {
      return text;
    }
    return field.equals(FieldId.BOLETAS_SOBRANTES) || field.equals(FieldId.REPRESENTANTES_VOTARON)
        ? notApplicable()
        : texts().notCompeting();
  }

  private String ofCasilla(Function<Casilla, String> cell) {
    return row.expected().map(e -> cell.apply(e.casilla())).orElse("");
  }

  private String ofImage(Function<Provenance, String> cell) {
    return switch (what) {
      case NOT_CAPTURED -> texts().notCaptured();
      case SIN_ACTA -> notApplicable();
      case FIGURES, OUTSIDE_CATALOGUE -> row.provenance().map(cell).orElse("");
    };
  }

  private Optional<TerritoryId> territory(Casilla casilla) {
    return casilla.territory(context.division);
  }

  private String ofStreet(Casilla casilla, Function<CasillaKey, String> part) {
    return casilla.type().withoutSection() ? notApplicable() : part.apply(casilla.key());
  }

  private String time(Optional<Instant> at) {
    return at.map(context.time::format).orElse("");
  }

  private String notApplicable() {
    return texts().notApplicable();
  }

  private PublishedTexts texts() {
    return context.cut.texts();
  }
}
