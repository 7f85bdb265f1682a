package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PublishedTexts;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final ElectionPackage election = DemoPackages.mini();
  private final PublishedTexts texts = election.rules().texts();
  private final Scenario night = DemoPackages.night(election, 7, 12);

  @Test
  void findsNoDifferenceInAFaithfulPublication() {
    Comparison.Result result = Comparison.of(election, night, new Faithful(row -> {}));

    assertThat(result.faults()).isEmpty();
    assertThat(result.differences()).isZero();
  }

  @Test
  void findsOneVoteTooMany() {
    Comparison.Result result =
        Comparison.of(
            election,
            night,
            new Faithful(row ->
                row.computeIfPresent(
                    "NULOS",
                    (column, text) ->
                        text.matches("[0-9]+")
                            ? String.valueOf(Integer.parseInt(text) + 1)
                            : text)));

    assertThat(result.differences()).isPositive();
    assertThat(result.faults()).anyMatch(fault -> fault.contains("NULOS"));
  }

  @Test
  void findsAnImageWithOtherContent() {
    Faithful published = new Faithful(row -> {});
    published.image = "other".getBytes(StandardCharsets.UTF_8);

    assertThat(Comparison.of(election, night, published).faults())
        .hasSize(12)
        .allMatch(fault -> fault.startsWith("Imagen"));
  }

  @Test
  void findsARowThatIsNotPublished() {
    Comparison.Result result =
        Comparison.of(election, night, new Faithful(row -> row.put("CLAVE_ACTA", "'gone")));

    assertThat(result.faults()).anyMatch(fault -> fault.contains("no está publicada"));
  }

  /** What a right publication of the night looks like, changed by the given hand. */
  private final class Faithful implements Comparison.PublishedFiles {
    private final Consumer<Map<String, String>> hand;
    private byte[] image = {};

    private Faithful(Consumer<Map<String, String>> hand) {
      this.hand = hand;
    }

    @Override
    public PublishedDatabase database(ElectionCode code) {
      List<Map<String, String>> rows = new ArrayList<>();
      long captured = 0;
      long outside = 0;
      long counted = 0;
      for (Scenario.Paper paper : night.papers()) {
        if (paper.acta().election().equals(code) && paper.expected()) {
          CountingDecision decision =
              CountingDecision.verified(
                  FormDefinition.of(election, paper.acta()),
                  paper.truth(),
                  paper.acta(),
                  election.rules());
          rows.add(row(paper, decision));
          captured++;
          counted += decision.contabilizada().sign().equals("1") ? decision.total() : 0;
        } else if (paper.acta().election().equals(code)) {
          Map<String, String> row = new HashMap<>();
          row.put("CONTABILIZADA", "2");
          row.put("CODIGO_INTEGRIDAD", hash(paper));
          rows.add(row);
          outside++;
        }
      }
      for (Scenario.Missing missing : night.missing()) {
        if (missing.acta().election().equals(code)) {
          CountingDecision decision = CountingDecision.sinActa(missing.reason());
          Map<String, String> row = new HashMap<>();
          row.put("CLAVE_ACTA", "'" + missing.acta().key());
          row.put("CONTABILIZADA", decision.contabilizada().sign());
          row.put("OBSERVACIONES", decision.observationText(texts));
          row.put("TOTAL_VOTOS_ASENTADO", texts.sinActa());
          rows.add(row);
          captured++;
        }
      }
      rows.forEach(hand);
      return new PublishedDatabase(
          Map.of(
              "ACTAS_ESPERADAS", String.valueOf(election.actas(code).size()),
              "ACTAS_CAPTURADAS", String.valueOf(captured),
              "ACTAS_FUERA_CATALOGO", String.valueOf(outside),
              "TOTAL_VOTOS_C_CS", String.valueOf(counted)),
          rows);
    }

    private Map<String, String> row(Scenario.Paper paper, CountingDecision decision) {
      Map<String, String> row = new HashMap<>();
      FormDefinition.of(election, paper.acta())
          .fields()
          .forEach(field ->
              row.put(
                  field.id().value(),
                  switch (paper.truth().get(field.id())) {
                    case FieldValue.Votes votes -> String.valueOf(votes.count());
                    case FieldValue.Mark.ILLEGIBLE -> texts.ilegible();
                    case FieldValue.Mark.BLANK -> texts.sinDato();
                    case FieldValue.Mark.NOT_APPLICABLE -> texts.notApplicable();
                    case null -> texts.notApplicable();
                  }));
      row.put("CLAVE_ACTA", "'" + paper.acta().key());
      row.put("CONTABILIZADA", decision.contabilizada().sign());
      row.put("OBSERVACIONES", decision.observationText(texts));
      row.put("TOTAL_VOTOS_CALCULADO", String.valueOf(decision.total()));
      row.put("CODIGO_INTEGRIDAD", hash(paper));
      return row;
    }

    private String hash(Scenario.Paper paper) {
      return ImageHash.of(paper.acta().id().value().getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public Optional<byte[]> image(String hash) {
      if (image.length > 0) {
        return Optional.of(image);
      }
      return night.papers().stream()
          .filter(p -> hash(p).equals(hash))
          .map(p -> p.acta().id().value().getBytes(StandardCharsets.UTF_8))
          .findFirst();
    }
  }
}
