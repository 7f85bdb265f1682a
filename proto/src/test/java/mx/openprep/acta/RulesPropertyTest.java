package mx.openprep.acta;

import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ExpectedActa;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class RulesPropertyTest {
  private static final List<FieldValue> MARKS =
      List.of(FieldValue.Mark.ILLEGIBLE, FieldValue.Mark.BLANK);

  /** Few different values, so that captures agree now and then. */
  private static Arbitrary<FieldValue> value() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3).map(FieldValue::votes),
        Arbitraries.integers().between(0, FieldValue.Votes.MOST).map(FieldValue::votes),
        Arbitraries.of(MARKS));
  }

  @Provide
  Arbitrary<Map<FieldId, FieldValue>> captures() {
    List<FieldId> ids = FORM.keyed().stream().map(FormField::id).toList();
    return value()
        .list()
        .ofSize(ids.size())
        .map(values -> {
          Map<FieldId, FieldValue> capture = new HashMap<>();
          for (int i = 0; i < ids.size(); i++) {
            capture.put(ids.get(i), values.get(i));
          }
          return capture;
        });
  }

  @Property
  void calculatedTotalIsTheSumOfTheLegibleVoteFieldsAndOfNothingElse(
      @ForAll("captures") Map<FieldId, FieldValue> values, @ForAll @IntRange(max = 9) int other) {
    int expected = 0;
    for (String id : List.of("PAN", "PRI", "C_PAN_PRI", "CI_1", "NO_REGISTRADAS", "NULOS")) {
      if (values.get(new FieldId(id)) instanceof FieldValue.Votes votes) {
        expected += votes.count();
      }
    }
    assertThat(CalculatedTotal.of(FORM, values)).isEqualTo(expected);

    Map<FieldId, FieldValue> sameVotes = new HashMap<>(values);
    sameVotes.put(FieldId.TOTAL_ASENTADO, FieldValue.votes(other));
    sameVotes.put(FieldId.BOLETAS_SOBRANTES, FieldValue.votes(other));
    sameVotes.put(FieldId.VOTOS_SACADOS, FieldValue.Mark.ILLEGIBLE);
    assertThat(CalculatedTotal.of(FORM, sameVotes)).isEqualTo(expected);
  }

  /** Says the rule of DOMAIN §5 a second time, in another way. */
  @Property
  void countingDecisionFollowsTheTable(
      @ForAll("captures") Map<FieldId, FieldValue> values,
      @ForAll CasillaType type,
      @ForAll @IntRange(max = 200_000) int list,
      @ForAll @IntRange(max = 30) int representatives) {
    ExpectedActa acta =
        Samples.acta(
            type,
            type.withoutSection()
                ? Optional.empty()
                : Optional.of(type == CasillaType.ESPECIAL ? 0 : list),
            type == CasillaType.ESPECIAL ? 1000 : representatives);
    int allowed = type == CasillaType.ESPECIAL ? 1000 : list + representatives;
    CountingDecision decision = CountingDecision.verified(FORM, values, acta, RULES);

    List<FieldValue> votes = FORM.voteFields().stream().map(f -> field(values, f)).toList();
    boolean none = MARKS.containsAll(votes);
    boolean some = votes.stream().anyMatch(MARKS::contains);
    boolean exceeds = !type.withoutSection() && decision.total() > allowed;

    assertThat(decision.contabilizada())
        .isEqualTo(exceeds || none ? Contabilizada.NOT_COUNTED : Contabilizada.COUNTED);
    assertThat(decision.isInconsistent()).isEqualTo(exceeds || some);
    assertThat(decision.observations().contains(Observation.EXCEDE_LISTA_NOMINAL))
        .isEqualTo(exceeds);
    assertThat(decision.observations()).isSorted();
  }

  private static FieldValue field(Map<FieldId, FieldValue> values, FormField field) {
    FieldValue value = values.get(field.id());
    assertThat(value).isNotNull();
    return value == null ? FieldValue.Mark.BLANK : value;
  }

  @Property
  void differencesDoNotDependOnWhoWasFirst(
      @ForAll("captures") Map<FieldId, FieldValue> a,
      @ForAll("captures") Map<FieldId, FieldValue> b) {
    assertThat(CaptureComparison.differences(a, b))
        .isEqualTo(CaptureComparison.differences(b, a))
        .isSorted();
    assertThat(CaptureComparison.differences(a, a)).isEmpty();
    assertThat(CaptureComparison.differences(a, b).isEmpty()).isEqualTo(a.equals(b));
  }

  @Property
  void theThirdCaptureDecidesByTwoOfThreeWhateverTheOrder(
      @ForAll("captures") Map<FieldId, FieldValue> a,
      @ForAll("captures") Map<FieldId, FieldValue> b,
      @ForAll("captures") Map<FieldId, FieldValue> c) {
    Set<CaptureComparison.Resolution> outcomes =
        Stream.of(List.of(a, b, c), List.of(b, a, c), List.of(c, b, a), List.of(b, c, a))
            .map(CaptureComparison::agree)
            .collect(Collectors.toSet());
    assertThat(outcomes).hasSize(1);

    CaptureComparison.Resolution resolution = outcomes.iterator().next();
    for (FormField formField : FORM.keyed()) {
      FieldValue first = field(a, formField);
      FieldValue second = field(b, formField);
      FieldValue third = field(c, formField);
      FieldValue decided = resolution.values().get(formField.id());
      if (first.equals(second) || first.equals(third)) {
        assertThat(decided).isEqualTo(first);
      } else if (second.equals(third)) {
        assertThat(decided).isEqualTo(second);
      } else {
        assertThat(decided).isNull();
        assertThat(resolution.undecided()).contains(formField.id());
      }
    }
    assertThat(resolution.values().size() + resolution.undecided().size())
        .isEqualTo(FORM.keyed().size());
  }

  @Provide
  Arbitrary<CasillaKey> keys() {
    return Combinators.combine(
            digits(2), digits(4), Arbitraries.of(CasillaType.class), digits(2), digits(2))
        .as(CasillaKey::new);
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().numeric().ofLength(length);
  }

  @Property
  void casillaKeyReadsWhatItWrites(@ForAll("keys") CasillaKey key) {
    assertThat(key.toString()).hasSize(11);
    assertThat(CasillaKey.parse(key.toString())).isEqualTo(key);
  }

  @Property
  void casillaKeyReadsNothingElse(@ForAll @StringLength(max = 12) String text) {
    try {
      assertThat(CasillaKey.parse(text)).hasToString(text);
    } catch (IllegalArgumentException expected) {
      assertThat(text).doesNotMatch("[0-9]{6}[BCESMAP][0-9]{4}");
    }
  }

  @Property
  void actaQrReadsWhatItWrites(
      @ForAll @AlphaChars @StringLength(min = 1, max = 48) String acta, @ForAll int brief) {
    ActaQr qr = new ActaQr(String.format("%08x", brief), new ActaId(acta));

    assertThat(ActaQr.parse(qr.text())).contains(qr);
    assertThat(ActaQr.parse(" " + qr.text() + "\n")).contains(qr);
    assertThat(ActaQr.parse(qr.text() + ":")).isEmpty();
  }

  @Property
  void actaQrOfAnythingElseIsNone(@ForAll String text) {
    assertThat(ActaQr.parse(text)).isEmpty();
  }
}
