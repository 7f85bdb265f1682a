package mx.openprep.centre.tally;

/**
 * The 13 figures above a database file, by their published names and in their order (Anexo 18.5).
 */
public enum HeaderFigure {
  ACTAS_ESPERADAS,
  ACTAS_REGISTRADAS,
  ACTAS_FUERA_CATALOGO,
  ACTAS_CAPTURADAS,
  PORCENTAJE_ACTAS_CAPTURADAS,
  ACTAS_CONTABILIZADAS,
  PORCENTAJE_ACTAS_CONTABILIZADAS,
  PORCENTAJE_ACTAS_INCONSISTENCIAS,
  ACTAS_NO_CONTABILIZADAS,
  LISTA_NOMINAL_ACTAS_CONTABILIZADAS,
  TOTAL_VOTOS_C_CS,
  TOTAL_VOTOS_S_CS,
  PORCENTAJE_PARTICIPACION_CIUDADANA;

  /** A whole number without separators, or a percentage with four decimals. */
  public String of(Figures figures, Participation participation) {
    return switch (this) {
      case ACTAS_ESPERADAS -> Integer.toString(figures.expected());
      case ACTAS_REGISTRADAS -> Integer.toString(figures.captured() + figures.outsideCatalogue());
      case ACTAS_FUERA_CATALOGO -> Integer.toString(figures.outsideCatalogue());
      case ACTAS_CAPTURADAS -> Integer.toString(figures.captured());
      case PORCENTAJE_ACTAS_CAPTURADAS -> ofExpected(figures, figures.captured());
      case ACTAS_CONTABILIZADAS -> Integer.toString(figures.counted());
      case PORCENTAJE_ACTAS_CONTABILIZADAS -> ofExpected(figures, figures.counted());
      case PORCENTAJE_ACTAS_INCONSISTENCIAS -> ofExpected(figures, figures.inconsistent());
      case ACTAS_NO_CONTABILIZADAS -> Integer.toString(figures.notCounted());
      case LISTA_NOMINAL_ACTAS_CONTABILIZADAS -> Long.toString(figures.listaNominal());
      case TOTAL_VOTOS_C_CS -> Long.toString(figures.votes());
      case TOTAL_VOTOS_S_CS -> Long.toString(figures.votesWithoutEspeciales());
      case PORCENTAJE_PARTICIPACION_CIUDADANA -> participation(figures, participation).toString();
    };
  }

  public boolean isPercentage() {
    return name().startsWith("PORCENTAJE");
  }

  private static String ofExpected(Figures figures, int actas) {
    return Percentage.of(actas, figures.expected()).toString();
  }

  private static Percentage participation(Figures figures, Participation participation) {
    long voted =
        switch (participation) {
          case WITHOUT_ESPECIALES -> figures.votesWithoutEspeciales();
          case WITH_ESPECIALES -> figures.votes();
        };
    return Percentage.of(voted, figures.listaNominal());
  }
}
