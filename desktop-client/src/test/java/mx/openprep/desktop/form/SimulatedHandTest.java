package mx.openprep.desktop.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.PaperField.Writing;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedHandTest {
  private enum Manner {
    BOTH,
    DIGITS_ONLY,
    WORDS_ONLY,
    DIFFERENT,
    DIGITS_UNCLEAR,
    STRUCK_OUT
  }

  @Test
  void whateverTheMannerAnHonestPersonReadsTheTruth() throws Exception {
    ElectionPackage mini = ElectionPackageReader.read(Path.of("..", "proto", "elections", "mini"));
    Set<Manner> seen = EnumSet.noneOf(Manner.class);
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ExpectedActa acta = mini.actas().get(random.nextInt(mini.actas().size()));
      FormDefinition form = FormDefinition.of(mini, acta);
      Map<FieldId, FieldValue> truth = truth(form, random);

      HandwrittenActa written = new SimulatedHand(seed).fill(acta, form, truth);

      assertThat(written.truth()).as("Seed %d", seed).isEqualTo(truth);
      assertThat(new SimulatedHand(seed).fill(acta, form, truth)).isEqualTo(written);
      written.entries().values().forEach(entry -> seen.addAll(manners(entry)));
    }
    assertThat(seen).containsExactlyInAnyOrder(Manner.values());
  }

  private static Map<FieldId, FieldValue> truth(FormDefinition form, SplittableRandom random) {
    Map<FieldId, FieldValue> truth = new HashMap<>();
    for (FormField field : form.keyed()) {
      truth.put(
          field.id(),
          switch (random.nextInt(12)) {
            case 0 -> FieldValue.Mark.BLANK;
            case 1 -> FieldValue.Mark.ILLEGIBLE;
            case 2 -> FieldValue.votes(random.nextInt(FieldValue.Votes.MOST));
            default -> FieldValue.votes(random.nextInt(700));
          });
    }
    return truth;
  }

  private static Set<Manner> manners(HandwrittenActa.Entry entry) {
    Set<Manner> manners = new HashSet<>();
    if (entry.struckOut()) {
      manners.add(Manner.STRUCK_OUT);
    }
    Writing digits = entry.paper().digits();
    Writing words = entry.paper().words();
    if (words instanceof Writing.Figure) {
      manners.add(
          switch (digits) {
            case Writing.Figure figure -> figure.equals(words) ? Manner.BOTH : Manner.DIFFERENT;
            case Writing.None.BLANK -> Manner.WORDS_ONLY;
            case Writing.None.UNCLEAR -> Manner.DIGITS_UNCLEAR;
          });
    } else if (digits instanceof Writing.Figure) {
      manners.add(Manner.DIGITS_ONLY);
    }
    return manners;
  }

  @Test
  void refusesValuesThatAreNotOfTheForm() throws Exception {
    ElectionPackage mini = ElectionPackageReader.read(Path.of("..", "proto", "elections", "mini"));
    ExpectedActa acta = mini.actas().getFirst();

    assertThatThrownBy(
            () -> new SimulatedHand(1).fill(acta, FormDefinition.of(mini, acta), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, cero",
    "1, uno",
    "16, dieciséis",
    "21, veintiuno",
    "29, veintinueve",
    "30, treinta",
    "31, treinta y uno",
    "100, cien",
    "101, ciento uno",
    "122, ciento veintidós",
    "500, quinientos",
    "555, quinientos cincuenta y cinco",
    "700, setecientos",
    "999, novecientos noventa y nueve",
    "1000, mil",
    "1001, mil uno",
    "2024, dos mil veinticuatro",
    "21000, veintiún mil",
    "31031, treinta y un mil treinta y uno",
    "100000, cien mil",
    "101101, ciento un mil ciento uno",
    "999999, novecientos noventa y nueve mil novecientos noventa y nueve"
  })
  void numbersAreWrittenAsTheyAreSaid(int number, String words) {
    assertThat(SpanishNumber.words(number)).isEqualTo(words);
  }

  @Test
  void differentNumbersHaveDifferentWords() {
    Set<String> words = new HashSet<>();
    for (int number = 0; number <= FieldValue.Votes.MOST; number += number < 10_000 ? 1 : 7) {
      assertThat(words.add(SpanishNumber.words(number))).as("%d", number).isTrue();
    }
    assertThat(List.of("cero", "mil")).allMatch(words::contains);
  }
}
