package mx.openprep.acta;

import static mx.openprep.acta.FieldValue.Mark.BLANK;
import static mx.openprep.acta.FieldValue.Mark.ILLEGIBLE;
import static mx.openprep.acta.FieldValue.votes;
import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.PAN;
import static mx.openprep.acta.Samples.PRI;
import static mx.openprep.acta.Samples.RULES;
import static mx.openprep.acta.Samples.TEXTS;
import static mx.openprep.acta.Samples.all;
import static mx.openprep.acta.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table of DOMAIN §5. The sample form has six vote fields. */
class CountingDecisionTest {
  private static final ExpectedActa CASILLA =
      Samples.acta(CasillaType.BASICA, Optional.of(500), 20);

  private static CountingDecision decide(Map<FieldId, FieldValue> values) {
    return CountingDecision.verified(FORM, values, CASILLA, RULES);
  }

  @Test
  void fueraDeCatalogoIsTwoAndNoInconsistency() {
    CountingDecision decision = CountingDecision.fueraDeCatalogo();

    assertThat(decision)
        .isEqualTo(
            new CountingDecision(
                Contabilizada.FUERA_DE_CATALOGO, List.of(Observation.FUERA_DE_CATALOGO), 0));
    assertThat(decision.contabilizada().sign()).isEqualTo("2");
    assertThat(decision.isInconsistent()).isFalse();
    assertThat(decision.observationText(TEXTS)).isEqualTo("FUERA DE CATALOGO");
  }

  @ParameterizedTest
  @EnumSource(SinActaReason.class)
  void sinActaIsNotCountedAndNoInconsistency(SinActaReason reason) {
    CountingDecision decision = CountingDecision.sinActa(reason);

    assertThat(decision.contabilizada().sign()).isEqualTo("0");
    assertThat(decision.isInconsistent()).isFalse();
    assertThat(decision.observationText(TEXTS)).startsWith("SIN ACTA POR ");
  }

  @Test
  void cleanIsCounted() {
    CountingDecision decision = decide(all(votes(10)));

    assertThat(decision).isEqualTo(new CountingDecision(Contabilizada.COUNTED, List.of(), 60));
    assertThat(decision.contabilizada().sign()).isEqualTo("1");
    assertThat(decision.isInconsistent()).isFalse();
    assertThat(decision.observationText(TEXTS)).isEqualTo(" - ");
  }

  @Test
  void someIllegibleOrBlankVoteFieldIsCountedWithItsLegibleVotes() {
    CountingDecision decision =
        decide(with(with(all(votes(10)), PAN, ILLEGIBLE), FieldId.NULOS, BLANK));

    assertThat(decision)
        .isEqualTo(
            new CountingDecision(
                Contabilizada.COUNTED, List.of(Observation.ALGUNO_ILEGIBLE_O_SIN_DATO), 40));
    assertThat(decision.isInconsistent()).isTrue();
  }

  @Test
  void everyVoteFieldIllegibleOrBlankIsNotCountedEvenWithAWrittenTotal() {
    Map<FieldId, FieldValue> values = with(all(BLANK), PRI, ILLEGIBLE);
    CountingDecision decision = decide(with(values, FieldId.TOTAL_ASENTADO, votes(400)));

    assertThat(decision)
        .isEqualTo(
            new CountingDecision(
                Contabilizada.NOT_COUNTED, List.of(Observation.TODOS_ILEGIBLES_O_SIN_DATO), 0));
    assertThat(decision.isInconsistent()).isTrue();
  }

  @Test
  void notCapturedIsADash() {
    CountingDecision decision = CountingDecision.notCaptured();

    assertThat(decision.contabilizada().sign()).isEqualTo("-");
    assertThat(decision.isInconsistent()).isFalse();
    assertThat(decision.observationText(TEXTS)).isEqualTo("-");
  }

  @Test
  void blanksOutsideTheVoteFieldsNeverMarkAnActa() {
    Map<FieldId, FieldValue> values = all(votes(1));
    for (FormField field : FORM.keyed()) {
      if (!field.isVote()) {
        values = with(values, field.id(), BLANK);
      }
    }
    assertThat(decide(values)).isEqualTo(new CountingDecision(Contabilizada.COUNTED, List.of(), 6));
  }

  @Test
  void aWrittenTotalThatDiffersIsNoInconsistency() {
    assertThat(decide(with(all(votes(10)), FieldId.TOTAL_ASENTADO, votes(9_999))))
        .isEqualTo(decide(all(votes(10))));
  }

  @Nested
  class ExcedeListaNominal {
    @Test
    void beginsStrictlyAboveListAndRepresentatives() {
      assertThat(decide(with(all(votes(0)), PAN, votes(520))).contabilizada())
          .isEqualTo(Contabilizada.COUNTED);

      CountingDecision above = decide(with(all(votes(0)), PAN, votes(521)));
      assertThat(above)
          .isEqualTo(
              new CountingDecision(
                  Contabilizada.NOT_COUNTED, List.of(Observation.EXCEDE_LISTA_NOMINAL), 521));
      assertThat(above.isInconsistent()).isTrue();
    }

    @Test
    void prevailsAndIsFollowedByTheOtherObservation() {
      CountingDecision decision = decide(with(with(all(votes(0)), PAN, votes(521)), PRI, BLANK));

      assertThat(decision.contabilizada()).isEqualTo(Contabilizada.NOT_COUNTED);
      assertThat(decision.observationText(TEXTS))
          .isEqualTo("EXCEDE LISTA NOMINAL. ALGUN CAMPO ILEGIBLE O SIN DATO");
    }

    @Test
    void atAnEspecialIsAboveItsBallots() {
      ExpectedActa especial = Samples.acta(CasillaType.ESPECIAL, Optional.of(0), 1000);

      assertThat(decideAt(especial, 1000)).isEqualTo(Contabilizada.COUNTED);
      assertThat(decideAt(especial, 1001)).isEqualTo(Contabilizada.NOT_COUNTED);
    }

    @ParameterizedTest
    @EnumSource(
        value = CasillaType.class,
        names = {"VOTO_EN_EL_EXTRANJERO", "VOTO_ANTICIPADO", "PRISION_PREVENTIVA"})
    void isNotCheckedWhereThereIsNoList(CasillaType type) {
      ExpectedActa acta = Samples.acta(type, Optional.empty(), 0);

      assertThat(decideAt(acta, 90_000)).isEqualTo(Contabilizada.COUNTED);
    }

    private Contabilizada decideAt(ExpectedActa acta, int votes) {
      return CountingDecision.verified(FORM, with(all(votes(0)), PAN, votes(votes)), acta, RULES)
          .contabilizada();
    }
  }
}
