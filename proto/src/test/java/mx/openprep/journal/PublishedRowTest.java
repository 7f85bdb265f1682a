package mx.openprep.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Packages;
import mx.openprep.v1.PublishedActa;
import org.junit.jupiter.api.Test;

/** A row that the centre has kept is the row that was shown, byte for byte. */
class PublishedRowTest {
  private static final ElectionPackage ELECTION = Packages.mini();

  private static List<FormField> keyed(ExpectedActa acta) {
    return FormDefinition.of(ELECTION, acta).keyed();
  }

  private static CountingDecision decision(ExpectedActa acta, Map<FieldId, FieldValue> values) {
    return CountingDecision.verified(
        FormDefinition.of(ELECTION, acta), values, acta, ELECTION.rules());
  }

  private static PublishedActa kept(
      ExpectedActa acta, Map<FieldId, FieldValue> values, Optional<ImageHash> image) {
    return PublishedRow.kept(
        ELECTION.rules().texts(), keyed(acta), decision(acta, values), values, image);
  }

  private static Map<FieldId, FieldValue> anything(ExpectedActa acta, Random random) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    for (FormField field : keyed(acta)) {
      values.put(
          field.id(),
          switch (random.nextInt(6)) {
            case 0 -> FieldValue.Mark.ILLEGIBLE;
            case 1 -> FieldValue.Mark.BLANK;
            case 2 -> FieldValue.votes(0);
            case 3 -> FieldValue.votes(FieldValue.Votes.MOST);
            default -> FieldValue.votes(random.nextInt(800));
          });
    }
    return values;
  }

  @Test
  void whatIsKeptOfEveryActaIsToldAsItWasShown() throws Exception {
    Random random = new Random(6);
    for (ExpectedActa acta : ELECTION.actas()) {
      Map<FieldId, FieldValue> values = anything(acta, random);
      Optional<ImageHash> image =
          Optional.of(ImageHash.of(acta.id().value().getBytes(StandardCharsets.UTF_8)));

      byte[] stored = kept(acta, values, image).toByteArray();
      PublishedActa told =
          PublishedRow.told(acta.id(), keyed(acta), PublishedActa.parseFrom(stored));

      assertThat(told.toByteArray())
          .isEqualTo(
              PublishedRow.of(ELECTION, acta, decision(acta, values), values, image).toByteArray());
    }
  }

  @Test
  void aValueThatIsNotThereIsNotTold() {
    ExpectedActa acta = ELECTION.actas().getFirst();
    Map<FieldId, FieldValue> values = new LinkedHashMap<>(anything(acta, new Random(1)));
    FieldId missing = keyed(acta).get(2).id();
    values.remove(missing);

    PublishedActa told =
        PublishedRow.told(acta.id(), keyed(acta), kept(acta, values, Optional.empty()));

    assertThat(told.getFieldsList())
        .hasSize(keyed(acta).size() - 1)
        .noneMatch(field -> field.getField().equals(missing.value()));
  }

  @Test
  void anActaWithoutFiguresKeepsNone() {
    ExpectedActa acta = ELECTION.actas().getFirst();
    PublishedActa kept =
        PublishedRow.kept(
            ELECTION.rules().texts(),
            keyed(acta),
            CountingDecision.notCaptured(),
            Map.of(),
            Optional.empty());

    assertThat(kept.getFiguresList()).isEmpty();
    assertThat(PublishedRow.told(acta.id(), keyed(acta), kept).getFieldsList()).isEmpty();
  }

  @Test
  void whatAnEarlierProgramKeptWithNamesIsToldAsItIs() {
    ExpectedActa acta = ELECTION.actas().getFirst();
    Map<FieldId, FieldValue> values = anything(acta, new Random(2));
    PublishedActa named =
        PublishedRow.of(ELECTION, acta, decision(acta, values), values, Optional.empty());

    assertThat(PublishedRow.told(acta.id(), keyed(acta), named)).isEqualTo(named);
  }

  @Test
  void figuresOfAnotherFormAreNotTold() {
    ExpectedActa acta = ELECTION.actas().getFirst();
    PublishedActa kept = kept(acta, anything(acta, new Random(3)), Optional.empty());
    PublishedActa cut = kept.toBuilder().clearFigures().addFigures(7).build();

    assertThatThrownBy(() -> PublishedRow.told(acta.id(), keyed(acta), cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(acta.id().value());
  }
}
