package mx.openprep.acta;

import static mx.openprep.acta.Samples.BALLOT;
import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.PAN;
import static mx.openprep.acta.Samples.all;
import static mx.openprep.acta.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.OptionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormDefinitionTest {
  @Test
  void hasTheFieldsOfThePaperInItsOrder() {
    assertThat(FORM.fields())
        .extracting(field -> field.id().value())
        .containsExactly(
            "TOTAL_BOLETAS_SOBRANTES",
            "TOTAL_PERSONAS_VOTARON",
            "TOTAL_REP_PARTIDO_CI_VOTARON",
            "TOTAL_VOTOS_SACADOS",
            "PAN",
            "PRI",
            "C_PAN_PRI",
            "CI_1",
            "NO_REGISTRADAS",
            "NULOS",
            "TOTAL_VOTOS_ASENTADO");
  }

  @Test
  void countsOptionsNobodyRegisteredAndVoidVotesAsVotes() {
    assertThat(FORM.voteFields())
        .extracting(field -> field.id().value())
        .containsExactly("PAN", "PRI", "C_PAN_PRI", "CI_1", "NO_REGISTRADAS", "NULOS");
  }

  @ParameterizedTest
  @EnumSource(CasillaType.class)
  void asksForLeftoverBallotsAndRepresentativesOnlyWhereThereIsASection(CasillaType type) {
    FormDefinition form = FormDefinition.of(BALLOT, type);

    assertThat(form.keyed().stream().map(FormField::id))
        .doesNotHaveDuplicates()
        .hasSize(type.withoutSection() ? 9 : 11);
    assertThat(form.fields()).hasSize(11);
  }

  @Test
  void theFieldOfAnOptionHasItsId() {
    BallotOption first = BALLOT.options().getFirst();

    assertThat(new FormField.Option(first).id().value()).isEqualTo(first.id().value());
    assertThatThrownBy(() -> new FormField.Option(FieldId.NULOS, first))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesWhatIsMissingAndWhatIsNotOfTheForm() {
    FieldId foreign = new FieldId("MORENA");
    Map<FieldId, FieldValue> values =
        new HashMap<>(with(all(FieldValue.votes(1)), foreign, FieldValue.votes(1)));
    values.remove(PAN);
    values.put(FieldId.NULOS, FieldValue.Mark.NOT_APPLICABLE);

    assertThat(FORM.faults(values)).containsExactly(FieldId.NULOS, PAN, foreign);
    assertThat(FORM.faults(all(FieldValue.Mark.BLANK))).isEmpty();
  }

  @Test
  void refusesAnOptionThatTakesTheNameOfAFixedField() {
    Ballot ballot =
        new Ballot(
            BALLOT.election(),
            BALLOT.territory(),
            List.of(new BallotOption.Party(new OptionId("NULOS"), "Nulos")));

    assertThatThrownBy(() -> FormDefinition.of(ballot, CasillaType.BASICA))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
