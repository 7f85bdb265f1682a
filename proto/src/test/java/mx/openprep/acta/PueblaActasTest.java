package mx.openprep.acta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import mx.openprep.Repository;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.CasillaType;
import mx.openprep.election.OptionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our rules give the published figures of every acta of a real PREP, Puebla 2024. */
class PueblaActasTest {
  private static final int LINES_BEFORE_THE_COLUMNS = 6;

  @ParameterizedTest
  @CsvSource({"PUE_GUB_2024.csv.gz, 8346", "PUE_DIP_LOC_2024.csv.gz, 8435"})
  void everyRowIsDecidedAsPublished(String name, int rows) throws IOException {
    Optional<Path> data = Repository.sharedData();
    assumeTrue(
        data.isPresent(),
        "No real data: set OPENPREP_SHARED_DATA or clone beside the folder shared/data");
    Path file = data.orElseThrow().resolve("puebla2024").resolve(name);

    List<String> wrong = new ArrayList<>();
    int read = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (int line = 0; line < LINES_BEFORE_THE_COLUMNS; line++) {
        reader.readLine();
      }
      for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(reader)) {
        read++;
        Published published = published(row);
        Published ours = ours(row);
        if (!ours.equals(published)) {
          wrong.add(row.getField("CLAVE_ACTA") + ": " + published + " ours " + ours);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(read).isEqualTo(rows);
  }

  private record Published(String contabilizada, String observations, String total) {}

  private static Published published(NamedCsvRecord row) {
    String total = row.getField("TOTAL_VOTOS_CALCULADO");
    return new Published(
        row.getField("CONTABILIZADA"),
        row.getField("OBSERVACIONES"),
        total.isEmpty() ? "0" : total);
  }

  private static Published ours(NamedCsvRecord row) {
    CountingDecision decision = decision(row);
    String text = decision.observationText(Samples.TEXTS);
    // This publisher prints the prevailing observation alone.
    if (decision.observations().contains(Observation.EXCEDE_LISTA_NOMINAL)) {
      text = Observation.EXCEDE_LISTA_NOMINAL.text(Samples.TEXTS);
    }
    return new Published(decision.contabilizada().sign(), text, Integer.toString(decision.total()));
  }

  private static CountingDecision decision(NamedCsvRecord row) {
    if (row.getField("CLAVE_CASILLA").isEmpty()) {
      return CountingDecision.fueraDeCatalogo();
    }
    if (row.getField("TOTAL_VOTOS_ASENTADO").equals("-")) {
      return CountingDecision.notCaptured();
    }
    if (row.getField("TOTAL_VOTOS_ASENTADO").equals("SIN ACTA")) {
      return CountingDecision.sinActa(reason(row));
    }
    CasillaType type = CasillaType.ofLetter(row.getField("TIPO_CASILLA").charAt(0)).orElseThrow();
    FormDefinition form = FormDefinition.of(ballot(row), type);
    Map<FieldId, FieldValue> values = new HashMap<>();
    for (FormField field : form.fields()) {
      values.put(field.id(), value(row.getField(field.id().value())));
    }
    return CountingDecision.verified(
        form,
        values,
        Samples.acta(
            type,
            number(row.getField("LISTA_NOMINAL")),
            number(row.getField("REPRESENTANTES_PP_CI")).orElse(0)),
        Samples.RULES);
  }

  private static SinActaReason reason(NamedCsvRecord row) {
    String published = row.getField("OBSERVACIONES");
    for (SinActaReason reason : SinActaReason.values()) {
      if (reason.observation().text(Samples.TEXTS).equals(published)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("No reason: " + published);
  }

  /** The options that compete in the row's territory: those without a dash. */
  private static Ballot ballot(NamedCsvRecord row) {
    List<String> columns = row.getHeader();
    List<BallotOption> options =
        columns
            .subList(columns.indexOf("TOTAL_VOTOS_SACADOS") + 1, columns.indexOf("NO_REGISTRADAS"))
            .stream()
            .filter(column -> !row.getField(column).equals("-"))
            .<BallotOption>map(column -> new BallotOption.Party(new OptionId(column), column))
            .toList();
    return new Ballot(Samples.GUB, Samples.BALLOT.territory(), options);
  }

  private static FieldValue value(String text) {
    return switch (text) {
      case "SIN DATO" -> FieldValue.Mark.BLANK;
      case "ILEGIBLE" -> FieldValue.Mark.ILLEGIBLE;
      case "N/A" -> FieldValue.Mark.NOT_APPLICABLE;
      default -> FieldValue.votes(Integer.parseInt(text));
    };
  }

  private static Optional<Integer> number(String text) {
    return text.equals("N/A") ? Optional.empty() : Optional.of(Integer.parseInt(text));
  }
}
