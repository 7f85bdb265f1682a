package mx.openprep.acta;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import mx.openprep.people.PersonId;

/** A small ballot, its form and the things that happen to its actas. */
final class Samples {
  static final Instant TIME = Instant.parse("2024-06-02T20:15:00Z");
  static final ElectionCode GUB = new ElectionCode("GUB");
  static final FieldId PAN = new FieldId("PAN");
  static final FieldId PRI = new FieldId("PRI");

  static final Ballot BALLOT =
      new Ballot(
          GUB,
          new TerritoryId(TerritoryKind.STATE, "14"),
          List.of(
              new BallotOption.Party(new OptionId("PAN"), "PAN"),
              new BallotOption.Party(new OptionId("PRI"), "PRI"),
              new BallotOption.Combination(
                  new OptionId("C_PAN_PRI"),
                  "PAN-PRI",
                  new OptionId("C_PAN_PRI"),
                  List.of(new OptionId("PAN"), new OptionId("PRI"))),
              new BallotOption.Independent(new OptionId("CI_1"), "Candidatura independiente")));

  static final FormDefinition FORM = FormDefinition.of(BALLOT, CasillaType.BASICA);

  /** The words of Puebla 2024. */
  static final PublishedTexts TEXTS =
      new PublishedTexts(
          " - ",
          ". ",
          "-",
          "-",
          "N/A",
          "SIN DATO",
          "ILEGIBLE",
          "SIN ACTA",
          "FUERA DE CATALOGO",
          "EXCEDE LISTA NOMINAL",
          "TODOS ILEGIBLES O SIN DATO",
          "ALGUN CAMPO ILEGIBLE O SIN DATO",
          "SIN ACTA POR PAQUETE NO ENTREGADO",
          "SIN ACTA POR CASILLA NO INSTALADA",
          "SIN ACTA POR PAQUETE ENTREGADO SIN BOLSA");

  static final Rules RULES =
      new Rules(
          2,
          1000,
          Set.of(
              CasillaType.VOTO_EN_EL_EXTRANJERO,
              CasillaType.VOTO_ANTICIPADO,
              CasillaType.PRISION_PREVENTIVA),
          List.of("ACTA PREP"),
          List.of("F"),
          TEXTS);

  private Samples() {}

  static ExpectedActa acta(CasillaType type, Optional<Integer> listaNominal, int representatives) {
    boolean without = type.withoutSection();
    CasillaKey key = new CasillaKey("14", without ? "0000" : "0001", type, "01", "00");
    Casilla casilla =
        new Casilla(
            new CasillaId("c1"),
            key,
            Optional.of(new TerritoryId(TerritoryKind.DISTRICT, "001")),
            Optional.of(new TerritoryId(TerritoryKind.MUNICIPALITY, "039")),
            Location.URBAN,
            listaNominal,
            new CatdId("CATD-039"));
    return new ExpectedActa(
        new ActaId("GUB-1"),
        GUB,
        casilla,
        new ActaType("2", Principle.MAJORITY, Set.of(type)),
        representatives);
  }

  /** Every keyed field with the same value. */
  static Map<FieldId, FieldValue> all(FieldValue value) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    FORM.keyed().forEach(field -> values.put(field.id(), value));
    return values;
  }

  static Map<FieldId, FieldValue> with(
      Map<FieldId, FieldValue> values, FieldId field, FieldValue value) {
    Map<FieldId, FieldValue> changed = new HashMap<>(values);
    changed.put(field, value);
    return changed;
  }

  static PersonId person(String name) {
    return new PersonId(name);
  }

  static Deed by(PersonId person) {
    return new Deed(person, TIME);
  }

  static ImageHash image(String content) {
    return ImageHash.of(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
