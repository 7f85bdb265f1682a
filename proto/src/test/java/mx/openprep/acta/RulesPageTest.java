package mx.openprep.acta;

import static java.util.stream.Collectors.joining;
import static mx.openprep.acta.FieldValue.votes;
import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.PAN;
import static mx.openprep.acta.Samples.all;
import static mx.openprep.acta.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import mx.openprep.Repository;
import mx.openprep.acta.ActaWorld.Life;
import mx.openprep.acta.ActaWorld.Step;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;

/** Keeps docs/rules.md the same as the code: it is made here, by asking the rules. */
class RulesPageTest {
  private static final int SEQUENCES = 20_000;
  private static final int LENGTH = 60;
  private static final ExpectedActa CASILLA =
      Samples.acta(CasillaType.BASICA, Optional.of(500), 20);

  @Test
  void committedPageIsWhatTheCodeSays() {
    String page = page();

    assertThat(Repository.generatedPage("rules.md", page))
        .as("docs/rules.md; to renew it: ./mvnw -pl proto test -Dopenprep.regenerate=true")
        .isEqualTo(page);
  }

  private static String page() {
    return """
    # The rules of an acta

    Made from the code by `RulesPageTest`; do not edit. After a change of a rule:
    `./mvnw -pl proto test -Dopenprep.regenerate=true`, and read the difference before you commit it.

    ## What is captured of a field

    | digits | words | captured |
    |---|---|---|
    %s
    ## What counts

    Examples of a casilla with 500 voters on its list and 20 representatives; the highest situation first.

    | situation | CONTABILIZADA | observations | in %% inconsistencias |
    |---|---|---|---|
    %s
    ## The life of an acta

    For each state: what may happen, where it leads, and with which refusals it is turned down where who, which
    image or which values do not fit. What is not listed is always refused. Codes: [messages.md](messages.md).

    %s\
    """
        .formatted(fields(), counting(), life());
  }

  private static String fields() {
    StringBuilder rows = new StringBuilder();
    Map<String, PaperField.Writing> digits = writings(7);
    Map<String, PaperField.Writing> words = writings(11);
    digits.forEach((d, digit) ->
        words.forEach((w, word) ->
            rows.append(
                "| %s | %s | %s |\n"
                    .formatted(d, w, text(new PaperField(digit, word).captured())))));
    return rows.toString();
  }

  private static Map<String, PaperField.Writing> writings(int number) {
    Map<String, PaperField.Writing> writings = new LinkedHashMap<>();
    writings.put(Integer.toString(number), new PaperField.Writing.Figure(number));
    writings.put("unclear", PaperField.Writing.None.UNCLEAR);
    writings.put("blank", PaperField.Writing.None.BLANK);
    return writings;
  }

  private static String text(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes votes -> Integer.toString(votes.count());
      case FieldValue.Mark mark -> mark.name();
    };
  }

  private static String counting() {
    Map<String, CountingDecision> situations = new LinkedHashMap<>();
    Map<FieldId, FieldValue> zeros = all(votes(0));
    situations.put("fuera de catálogo", CountingDecision.fueraDeCatalogo());
    for (SinActaReason reason : SinActaReason.values()) {
      situations.put("sin acta: " + reason, CountingDecision.sinActa(reason));
    }
    situations.put("520 votes", verified(with(zeros, PAN, votes(520))));
    situations.put("521 votes", verified(with(zeros, PAN, votes(521))));
    situations.put(
        "521 votes and a blank vote field",
        verified(with(with(zeros, PAN, votes(521)), FieldId.NULOS, FieldValue.Mark.BLANK)));
    situations.put(
        "every vote field blank or illegible",
        verified(with(all(FieldValue.Mark.BLANK), PAN, FieldValue.Mark.ILLEGIBLE)));
    situations.put(
        "some vote field illegible", verified(with(zeros, PAN, FieldValue.Mark.ILLEGIBLE)));
    situations.put(
        "written total blank",
        verified(with(zeros, FieldId.TOTAL_ASENTADO, FieldValue.Mark.BLANK)));
    situations.put(
        "written total differs", verified(with(zeros, FieldId.TOTAL_ASENTADO, votes(7))));
    situations.put("not captured yet", CountingDecision.notCaptured());

    StringBuilder rows = new StringBuilder();
    situations.forEach((situation, decision) ->
        rows.append(
            "| %s | %s | %s | %s |\n"
                .formatted(
                    situation,
                    decision.contabilizada().sign(),
                    decision.observations().stream().map(Observation::name).collect(joining(", ")),
                    decision.isInconsistent() ? "yes" : "no")));
    return rows.toString();
  }

  private static CountingDecision verified(Map<FieldId, FieldValue> values) {
    return CountingDecision.verified(FORM, values, CASILLA, Samples.RULES);
  }

  private static final class Outcomes {
    private final Set<ActaState.Name> next = new TreeSet<>();
    private final Set<ActaRefusal> refused = new TreeSet<>();
  }

  private static String life() {
    Map<ActaState.Name, Map<String, Outcomes>> table = new EnumMap<>(ActaState.Name.class);
    for (long seed = 0; seed < SEQUENCES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ActaWorld world = new ActaWorld(random);
      Life life = Life.of(random.nextInt(20) == 0 ? ActaWorld.OUTSIDE : ActaWorld.EXPECTED);
      for (int i = 0; i < LENGTH; i++) {
        Step step = world.next(life);
        Outcomes outcomes =
            table
                .computeIfAbsent(life.state().name(), _ -> new TreeMap<>())
                .computeIfAbsent(name(step.fact()), _ -> new Outcomes());
        switch (life.apply(step)) {
          case ActaLife.Transition.Moved moved -> {
            outcomes.next.add(moved.state().name());
            life = new Life(life.acta(), moved.state());
          }
          case ActaLife.Transition.Refused refused -> outcomes.refused.add(refused.reason());
        }
      }
    }
    StringBuilder text = new StringBuilder();
    table.forEach((state, facts) -> text.append(section(state, facts)));
    return text.toString();
  }

  private static String section(ActaState.Name state, Map<String, Outcomes> facts) {
    StringBuilder rows = new StringBuilder();
    Map<ActaRefusal, Set<String>> always = new TreeMap<>();
    facts.forEach((fact, outcomes) -> {
      if (outcomes.next.isEmpty()) {
        outcomes.refused.forEach(
            refusal -> always.computeIfAbsent(refusal, _ -> new TreeSet<>()).add(fact));
      } else {
        rows.append(
            "| %s | %s | %s |\n"
                .formatted(fact, joined(outcomes.next), refusals(outcomes.refused)));
      }
    });
    String table =
        rows.isEmpty() ? "The end.\n" : "| fact | next | refused with |\n|---|---|---|\n" + rows;
    return "### %s\n\n%s\n%s\n\n"
        .formatted(
            state,
            table,
            always.entrySet().stream()
                .map(e -> refusals(Set.of(e.getKey())) + ": " + String.join(", ", e.getValue()))
                .collect(joining("; ", "Never: ", ".")));
  }

  private static String joined(Set<?> names) {
    return names.stream().map(Object::toString).collect(joining(", "));
  }

  private static String refusals(Set<ActaRefusal> refusals) {
    return refusals.stream()
        .map(refusal -> refusal + " " + refusal.code().code())
        .collect(joining(", "));
  }

  private static String name(ActaFact fact) {
    return switch (fact) {
      case ActaFact.Captured f -> "Captured (%s)".formatted(f.round());
      case ActaFact.ImageIdentified f -> "ImageIdentified (%s)".formatted(f.origin());
      case ActaFact.ProblemReported f -> "ProblemReported (%s)".formatted(f.kind());
      case ActaFact other -> other.getClass().getSimpleName();
    };
  }
}
