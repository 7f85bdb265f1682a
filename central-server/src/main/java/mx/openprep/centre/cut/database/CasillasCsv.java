package mx.openprep.centre.cut.database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.Casilla;
import mx.openprep.election.CsvDialect;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TextMark;

/** The catalogue of casillas, for analysts: one row per casilla, by its own id. */
final class CasillasCsv {
  /** Of all files for analysts. */
  static final CsvDialect DIALECT =
      new CsvDialect(',', StandardCharsets.UTF_8, false, "\n", false, TextMark.NONE);

  static final List<String> COLUMNS =
      List.of(
          "CASILLA",
          "CLAVE_CASILLA",
          "SECCION",
          "TIPO_CASILLA",
          "ID_CASILLA",
          "EXT_CONTIGUA",
          "UBICACION_CASILLA",
          "LISTA_NOMINAL",
          "ID_DISTRITO_LOCAL",
          "DISTRITO_LOCAL",
          "ID_MUNICIPIO",
          "MUNICIPIO",
          "CATD");

  private CasillasCsv() {}

  static byte[] render(ElectionPackage election) {
    return CsvText.start(
        DIALECT,
        csv -> {
          csv.writeRecord(COLUMNS);
          for (Casilla casilla : election.casillas()) {
            csv.writeRecord(cells(election, casilla));
          }
        });
  }

  private static List<String> cells(ElectionPackage election, Casilla casilla) {
    boolean street = !casilla.type().withoutSection();
    return List.of(
        casilla.id().value(),
        casilla.key().toString(),
        street ? casilla.key().section() : "",
        String.valueOf(casilla.type().letter()),
        street ? casilla.key().number() : "",
        casilla.key().extContigua(),
        Integer.toString(casilla.location().number()),
        casilla.listaNominal().map(String::valueOf).orElse(""),
        number(casilla.district()),
        name(election, casilla.district()),
        number(casilla.municipality()),
        name(election, casilla.municipality()),
        casilla.catd().value());
  }

  private static String number(Optional<TerritoryId> territory) {
    return territory.map(TerritoryId::number).orElse("");
  }

  private static String name(ElectionPackage election, Optional<TerritoryId> territory) {
    return territory.map(id -> election.territory(id).name()).orElse("");
  }
}
