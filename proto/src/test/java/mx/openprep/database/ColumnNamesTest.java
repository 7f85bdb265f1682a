package mx.openprep.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mx.openprep.database.ColumnMeaning.Basis;
import mx.openprep.database.ColumnMeaning.VoteKind;
import mx.openprep.database.ColumnMeaning.Votes;
import mx.openprep.message.MessageCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
  private static final String BEFORE = "CLAVE_CASILLA SECCION TOTAL_VOTOS_SACADOS ";
  private static final String AFTER = " NO_REGISTRADAS NULOS TOTAL_VOTOS_CALCULADO CONTABILIZADA";

  private static ColumnNames read(String names) {
    return ColumnNames.of(Arrays.asList(names.split(" ")), 7, Layout.shipped());
  }

  private static ColumnMeaning meaning(String name, ColumnNames names) {
    return names.columns().stream()
        .filter(c -> c.name().equals(name))
        .map(PublishedColumn::meaning)
        .findFirst()
        .orElseThrow();
  }

  private static List<MessageCode> codes(ColumnNames names) {
    return names.remarks().stream().map(Remark::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C_PAN_PRI_PRD", "PAN_PRI_PRD", "PAN-PRI-PRD", "CO_PAN_PRI_PRD", "CC_PAN_PRI_PRD"})
  void aCoalitionIsKnownByItsMembers(String name) {
    ColumnNames names = read(BEFORE + "PAN PRI PRD " + name + AFTER);

    assertThat(names.remarks()).isEmpty();
    assertThat(meaning(name, names))
        .isEqualTo(new Votes(VoteKind.COALITION, Basis.COMPOSITION, List.of("PAN", "PRI", "PRD")));
  }

  @Test
  void aLocalPartyIsKnownByACoalitionThatNamesIt() {
    ColumnNames names = read(BEFORE + "PAN PRI XYZ C_PAN_PRI_XYZ" + AFTER);

    assertThat(names.remarks()).isEmpty();
    assertThat(meaning("XYZ", names))
        .isEqualTo(new Votes(VoteKind.PARTY, Basis.COMPOSITION, List.of()));
  }

  @Test
  void namesOfSeveralWordsAreMembersToo() {
    ColumnNames names = read(BEFORE + "MORENA NUEVA_ALIANZA C_MORENA_NUEVA_ALIANZA" + AFTER);

    assertThat(meaning("C_MORENA_NUEVA_ALIANZA", names))
        .isEqualTo(
            new Votes(VoteKind.COALITION, Basis.COMPOSITION, List.of("MORENA", "NUEVA_ALIANZA")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CI_1",
        "CI1",
        "CAND_IND_01",
        "IND2",
        "INDEPENDIENTE_3",
        "CANDIDATO/A_INDEPENDIENTE_1"
      })
  void independentsAreKnownByForm(String name) {
    assertThat(meaning(name, read(BEFORE + "PAN " + name + AFTER)))
        .isEqualTo(new Votes(VoteKind.INDEPENDENT, Basis.NAME, List.of()));
  }

  @Test
  void aPartyNobodyKnowsIsReadByItsPlaceAndNamed() {
    ColumnNames names = read(BEFORE + "PAN XYZ PRI" + AFTER);

    assertThat(meaning("XYZ", names)).isEqualTo(new Votes(VoteKind.PARTY, Basis.PLACE, List.of()));
    assertThat(names.remarks())
        .containsExactly(Remark.of(MessageCode.DATABASE_VOTES_BY_PLACE, 7, 5, "XYZ", "5"));
  }

  @Test
  void anUnknownColumnBetweenKnownOnesIsNamedAndPrevents() {
    ColumnNames names = read("CLAVE_CASILLA COLOR SECCION TOTAL_VOTOS_SACADOS PAN PRI" + AFTER);

    assertThat(names.remarks())
        .containsExactly(Remark.of(MessageCode.DATABASE_COLUMN_UNKNOWN, 7, 2, "COLOR", "2"));
    assertThat(names.remarks().getFirst().prevents()).isTrue();
  }

  @Test
  void anUnknownColumnAfterAllOthersIsOnlyNamed() {
    ColumnNames names = read(BEFORE + "PAN PRI" + AFTER + " COLOR");

    assertThat(codes(names)).containsExactly(MessageCode.DATABASE_COLUMN_AT_END);
    assertThat(names.remarks().getFirst().prevents()).isFalse();
    assertThat(
            codes(
                read("CLAVE_CASILLA SECCION TOTAL_VOTOS_CALCULADO CONTABILIZADA PAN NULOS COLOR")))
        .containsExactly(MessageCode.DATABASE_COLUMN_AT_END);
  }

  @Test
  void twoColumnsOfOneMeaningAreNamed() {
    assertThat(codes(read(BEFORE + "PAN" + AFTER + " CONTABILIZADAS")))
        .containsExactly(MessageCode.DATABASE_COLUMN_TWICE);
    assertThat(codes(read(BEFORE + "PAN PAN" + AFTER)))
        .containsExactly(MessageCode.DATABASE_COLUMN_TWICE);
  }

  @Test
  void everyNameOfTheLayoutMeansOneThing() {
    Layout layout = Layout.shipped();

    for (Column column : Column.values()) {
      assertThat(layout.column(column.name())).contains(column);
    }
    for (Figure figure : Figure.values()) {
      assertThat(layout.figure(figure.name())).contains(figure);
    }
    assertThat(Stream.of("NULOS", "PAN", "CI_1").filter(n -> layout.column(n).isPresent()))
        .isEmpty();
  }
}
