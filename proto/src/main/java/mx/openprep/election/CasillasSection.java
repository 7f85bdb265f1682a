package mx.openprep.election;

import java.util.Optional;

/** Reads {@code casillas.csv}. */
final class CasillasSection {
  private static final String NO_SECTION = "0000";

  private final Territories territories;
  private final Catalogue<CatdId, Catd> catds;
  private final Catalogue<CasillaId, Casilla> casillas = new Catalogue<>(PackageFiles.CASILLAS);

  private CasillasSection(Territories territories, Catalogue<CatdId, Catd> catds) {
    this.territories = territories;
    this.catds = catds;
  }

  static Catalogue<CasillaId, Casilla> read(
      CsvTable table, Territories territories, Catalogue<CatdId, Catd> catds) {
    CasillasSection section = new CasillasSection(territories, catds);
    if (!table.readable()) {
      section.casillas.markIncomplete();
    }
    table.rows().forEach(section::read);
    return section.casillas;
  }

  private void read(CsvRow row) {
    Optional<CasillaId> id = row.declare("id", CasillaId::new, casillas);
    Optional<CasillaKey> key = row.text("clave").map(CasillaKey::parse);
    Optional<TerritoryId> district =
        territory(row, "district", TerritoryKind.DISTRICT, territories.districts());
    Optional<TerritoryId> municipality =
        territory(row, "municipality", TerritoryKind.MUNICIPALITY, territories.municipalities());
    Optional<Integer> listaNominal = row.text("listaNominal").map(Integer::valueOf);
    Optional<CatdId> catdId = row.text("catd").map(CatdId::new);
    Optional<Catd> catd = row.reference("catd", CatdId::new, catds);
    key.ifPresent(k -> checkKey(row, k));
    key.ifPresent(k -> checkListaNominal(row, k.type(), listaNominal));
    key.ifPresent(k -> checkTerritories(row, k.type()));
    if (catd.isPresent()
        && municipality.isPresent()
        && !catd.get().municipalities().contains(municipality.get())) {
      row.fault(
          "catd",
          FaultCode.CATD_OF_OTHER_MUNICIPALITY,
          catd.get().id().value(),
          municipality.get().number());
    }
    if (!row.isFaulty()) {
      casillas.put(
          id.orElseThrow(),
          new Casilla(
              id.get(),
              key.orElseThrow(),
              district,
              municipality,
              row.text("location").orElseThrow().equals("1") ? Location.URBAN : Location.NOT_URBAN,
              listaNominal,
              catdId.orElseThrow()));
    }
  }

  private static Optional<TerritoryId> territory(
      CsvRow row, String column, TerritoryKind kind, Catalogue<TerritoryId, Territory> catalogue) {
    Optional<TerritoryId> id = row.text(column).map(number -> new TerritoryId(kind, number));
    id.ifPresent(i -> row.reference(column, i.number(), i, catalogue));
    return id;
  }

  private void checkKey(CsvRow row, CasillaKey key) {
    Optional<String> entity = territories.entity();
    if (entity.isPresent() && !entity.get().equals(key.entity())) {
      row.fault("clave", FaultCode.OTHER_ENTITY, key.toString(), entity.get());
    }
    if (key.type().withoutSection() != key.section().equals(NO_SECTION)) {
      row.fault(
          "clave",
          FaultCode.SECTION_NOT_OF_TYPE,
          key.toString(),
          key.type().withoutSection() ? NO_SECTION : "0001–9999");
    }
    boolean wrongNumber = key.type() == CasillaType.BASICA && !key.number().equals("01");
    boolean wrongContigua =
        key.type() != CasillaType.EXTRAORDINARIA && !key.extContigua().equals("00");
    if (wrongNumber || wrongContigua) {
      row.fault(
          "clave",
          FaultCode.NUMBER_NOT_OF_TYPE,
          key.toString(),
          wrongNumber ? "…B0100" : "…" + key.type().letter() + key.number() + "00");
    }
  }

  private static void checkListaNominal(
      CsvRow row, CasillaType type, Optional<Integer> listaNominal) {
    switch (type) {
      case BASICA, CONTIGUA, EXTRAORDINARIA -> {
        if (row.isEmpty("listaNominal")) {
          row.fault("listaNominal", FaultCode.LISTA_NOMINAL_MISSING, "", "716");
        }
      }
      case ESPECIAL -> {
        if (row.isEmpty("listaNominal") || listaNominal.orElse(0) != 0) {
          row.fault(
              "listaNominal",
              FaultCode.LISTA_NOMINAL_NOT_ZERO,
              listaNominal.map(String::valueOf).orElse(""),
              "0");
        }
      }
      case VOTO_EN_EL_EXTRANJERO, VOTO_ANTICIPADO, PRISION_PREVENTIVA -> {
        // Published N/A, or the number registered: real databases have both.
      }
    }
  }

  private static void checkTerritories(CsvRow row, CasillaType type) {
    if (!type.withoutSection()) {
      for (String column : new String[] {"district", "municipality"}) {
        if (row.isEmpty(column)) {
          row.fault(column, FaultCode.TERRITORY_MISSING, column, "001");
        }
      }
    }
  }
}
