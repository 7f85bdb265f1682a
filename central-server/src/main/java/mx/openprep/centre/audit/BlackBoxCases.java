package mx.openprep.centre.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/**
 * What an acta is put in with, what must come out by the rules of Anexo 13, and what does come out
 * of the very code that counts. The expectations are written by hand.
 */
final class BlackBoxCases {
  private final ElectionPackage election;
  private final List<Case> cases = new ArrayList<>();

  private BlackBoxCases(ElectionPackage election) {
    this.election = election;
  }

  /**
   * One case.
   *
   * @param expected CONTABILIZADA, whether it is inconsistent, and the calculated total
   */
  record Case(String election, String acta, String situation, String expected, String actual) {
    boolean isWell() {
      return expected.equals(actual);
    }
  }

  /** For an acta of each kind of every election. */
  static List<Case> of(ElectionPackage election) {
    BlackBoxCases all = new BlackBoxCases(election);
    for (Election each : election.elections()) {
      Map<String, ExpectedActa> kinds = new HashMap<>();
      election
          .actas(each.code())
          .forEach(acta ->
              kinds.putIfAbsent(acta.type().principle() + " " + acta.casilla().type(), acta));
      kinds.values().forEach(all::cases);
    }
    return List.copyOf(all.cases);
  }

  private void cases(ExpectedActa acta) {
    List<FieldId> fields =
        FormDefinition.of(election, acta).voteFields().stream().map(FormField::id).toList();
    int count = fields.size();
    verified(acta, "every vote field 1", "1 no " + count, all(fields, FieldValue.votes(1)));
    verified(
        acta,
        "one vote field illegible, the others 1",
        "1 yes " + (count - 1),
        with(fields, 0, FieldValue.Mark.ILLEGIBLE));
    verified(
        acta,
        "one vote field blank, the others 1",
        "1 yes " + (count - 1),
        with(fields, count - 1, FieldValue.Mark.BLANK));
    verified(acta, "every vote field illegible", "0 yes 0", all(fields, FieldValue.Mark.ILLEGIBLE));
    verified(acta, "every vote field blank", "0 yes 0", all(fields, FieldValue.Mark.BLANK));
    OptionalInt most = CountingDecision.mostVotes(acta, election.rules());
    if (most.isPresent()) {
      int limit = most.getAsInt();
      verified(acta, "as many votes as allowed", "1 no " + limit, only(fields, limit));
      verified(acta, "one vote more than allowed", "0 yes " + (limit + 1), only(fields, limit + 1));
    } else {
      verified(acta, "very many votes, no limit", "1 no 99999", only(fields, 99_999));
    }
    for (SinActaReason reason : SinActaReason.values()) {
      add(acta, "sin acta: " + reason, "0 no 0", CountingDecision.sinActa(reason));
    }
    add(acta, "fuera de catálogo", "2 no 0", CountingDecision.fueraDeCatalogo());
    add(acta, "not captured yet", "- no 0", CountingDecision.notCaptured());
  }

  private void verified(
      ExpectedActa acta, String situation, String expected, Map<FieldId, FieldValue> votes) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    FormDefinition form = FormDefinition.of(election, acta);
    form.keyed().forEach(field -> values.put(field.id(), FieldValue.Mark.BLANK));
    values.putAll(votes);
    add(acta, situation, expected, CountingDecision.verified(form, values, acta, election.rules()));
  }

  private void add(ExpectedActa acta, String situation, String expected, CountingDecision is) {
    cases.add(
        new Case(
            acta.election().value(),
            acta.id().value(),
            situation,
            expected,
            "%s %s %d"
                .formatted(
                    is.contabilizada().sign(), is.isInconsistent() ? "yes" : "no", is.total())));
  }

  private static Map<FieldId, FieldValue> all(List<FieldId> fields, FieldValue value) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    fields.forEach(field -> values.put(field, value));
    return values;
  }

  private static Map<FieldId, FieldValue> with(List<FieldId> fields, int place, FieldValue value) {
    Map<FieldId, FieldValue> values = all(fields, FieldValue.votes(1));
    values.put(fields.get(place), value);
    return values;
  }

  private static Map<FieldId, FieldValue> only(List<FieldId> fields, int votes) {
    Map<FieldId, FieldValue> values = all(fields, FieldValue.votes(0));
    values.put(fields.getFirst(), FieldValue.votes(votes));
    return values;
  }
}
