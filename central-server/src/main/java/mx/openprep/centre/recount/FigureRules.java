package mx.openprep.centre.recount;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.centre.tally.Figures;
import mx.openprep.database.Figure;
import mx.openprep.database.LayoutRules;
import mx.openprep.database.LayoutRules.Participation;
import mx.openprep.database.LayoutRules.Rounding;
import mx.openprep.database.PublishedFigure;

/** Recomputes the header figures from what was counted of the rows (DOMAIN §6), in integers. */
final class FigureRules {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final LayoutRules rules;

  FigureRules(LayoutRules rules) {
    this.rules = rules;
  }

  /** Checks one figure; participation by each variant of the layout, the first that agrees. */
  FigureResult check(PublishedFigure published, Figures counted) {
    return published
        .meaning()
        .map(figure -> check(published, figure, counted))
        .orElseGet(() ->
            new FigureResult(
                published.name(),
                Optional.empty(),
                published.text(),
                "",
                false,
                "",
                Optional.empty(),
                List.of("the layout does not know this figure")));
  }

  private FigureResult check(PublishedFigure published, Figure figure, Figures counted) {
    if (!figure.isPercentage()) {
      long value = count(figure, counted);
      return new FigureResult(
          published.name(),
          Optional.of(figure),
          published.text(),
          Long.toString(value),
          published.count().stream().anyMatch(p -> p == value),
          formula(figure, counted),
          Optional.empty(),
          List.of());
    }
    return figure == Figure.PORCENTAJE_PARTICIPACION_CIUDADANA
        ? participation(published, counted)
        : percentage(published, figure, part(figure, counted), counted.expected());
  }

  private FigureResult participation(PublishedFigure published, Figures counted) {
    List<FigureResult> tried = new ArrayList<>();
    List<Participation> agreeing = new ArrayList<>();
    for (Participation variant : rules.participation()) {
      long votes =
          switch (variant) {
            case WITHOUT_ESPECIALES -> counted.votesWithoutEspeciales();
            case WITH_ESPECIALES -> counted.votes();
          };
      FigureResult result =
          percentage(
              published, Figure.PORCENTAJE_PARTICIPACION_CIUDADANA, votes, counted.listaNominal());
      tried.add(result);
      if (result.agrees()) {
        agreeing.add(variant);
      }
    }
    FigureResult chosen =
        tried.stream().filter(FigureResult::agrees).findFirst().orElse(tried.getFirst());
    String variant =
        agreeing.isEmpty()
            ? "neither with nor without especiales"
            : agreeing.size() > 1
                ? "with and without especiales alike"
                : words(agreeing.getFirst());
    return new FigureResult(
        chosen.name(),
        chosen.meaning(),
        chosen.published(),
        chosen.recomputed(),
        chosen.agrees(),
        chosen.formula(),
        Optional.of(variant),
        chosen.notes());
  }

  private static String words(Participation variant) {
    return switch (variant) {
      case WITHOUT_ESPECIALES ->
          "TOTAL_VOTOS_S_CS, without especiales, as in every cut but the last";
      case WITH_ESPECIALES -> "TOTAL_VOTOS_C_CS, with especiales, as in the last cut";
    };
  }

  private FigureResult percentage(PublishedFigure published, Figure figure, long part, long whole) {
    BigDecimal value = percentage(part, whole, rules.decimals(), rules.percentages());
    boolean agrees = published.percentage().filter(p -> p.compareTo(value) == 0).isPresent();
    List<String> notes = new ArrayList<>();
    if (!agrees) {
      published.percentage().ifPresent(p -> notes.addAll(otherRules(p, part, whole)));
    }
    return new FigureResult(
        published.name(),
        Optional.of(figure),
        published.text(),
        value.toPlainString(),
        agrees,
        "%s × 100 / %s, %s to %d decimals"
            .formatted(
                grouped(part),
                grouped(whole),
                rules.percentages().name().toLowerCase(Locale.ROOT),
                rules.decimals()),
        Optional.empty(),
        notes);
  }

  /** Whether another number of decimals or another rounding gives what is published. */
  private List<String> otherRules(BigDecimal published, long part, long whole) {
    List<String> notes = new ArrayList<>();
    int decimals = Math.max(0, published.scale());
    for (Rounding rounding : Rounding.values()) {
      boolean other = rounding != rules.percentages() || decimals != rules.decimals();
      if (other && percentage(part, whole, decimals, rounding).compareTo(published) == 0) {
        notes.add(
            "it is the figure %s to %d decimals"
                .formatted(rounding.name().toLowerCase(Locale.ROOT), decimals));
      }
    }
    return notes;
  }

  static BigDecimal percentage(long part, long whole, int decimals, Rounding rounding) {
    if (whole == 0) {
      return BigDecimal.ZERO.setScale(decimals);
    }
    BigInteger scaled =
        BigInteger.valueOf(part).multiply(HUNDRED).multiply(BigInteger.TEN.pow(decimals));
    RoundingMode mode =
        switch (rounding) {
          case TRUNCATED -> RoundingMode.DOWN;
          case ROUNDED -> RoundingMode.HALF_UP;
        };
    BigDecimal digits = new BigDecimal(scaled).divide(BigDecimal.valueOf(whole), 0, mode);
    return digits.movePointLeft(decimals).setScale(decimals, RoundingMode.UNNECESSARY);
  }

  private static int part(Figure figure, Figures counted) {
    return switch (figure) {
      case PORCENTAJE_ACTAS_CAPTURADAS -> counted.captured();
      case PORCENTAJE_ACTAS_CONTABILIZADAS -> counted.counted();
      case PORCENTAJE_ACTAS_INCONSISTENCIAS -> counted.inconsistent();
      case ACTAS_ESPERADAS,
          ACTAS_REGISTRADAS,
          ACTAS_FUERA_CATALOGO,
          ACTAS_CAPTURADAS,
          ACTAS_CONTABILIZADAS,
          ACTAS_NO_CONTABILIZADAS,
          LISTA_NOMINAL_ACTAS_CONTABILIZADAS,
          TOTAL_VOTOS_C_CS,
          TOTAL_VOTOS_S_CS,
          PORCENTAJE_PARTICIPACION_CIUDADANA ->
          throw new IllegalArgumentException(figure.name());
    };
  }

  /** A figure that is no percentage. */
  static long count(Figure figure, Figures counted) {
    return switch (figure) {
      case ACTAS_ESPERADAS -> counted.expected();
      case ACTAS_REGISTRADAS -> counted.captured() + counted.outsideCatalogue();
      case ACTAS_FUERA_CATALOGO -> counted.outsideCatalogue();
      case ACTAS_CAPTURADAS -> counted.captured();
      case ACTAS_CONTABILIZADAS -> counted.counted();
      case ACTAS_NO_CONTABILIZADAS -> counted.notCounted();
      case LISTA_NOMINAL_ACTAS_CONTABILIZADAS -> counted.listaNominal();
      case TOTAL_VOTOS_C_CS -> counted.votes();
      case TOTAL_VOTOS_S_CS -> counted.votesWithoutEspeciales();
      case PORCENTAJE_ACTAS_CAPTURADAS,
          PORCENTAJE_ACTAS_CONTABILIZADAS,
          PORCENTAJE_ACTAS_INCONSISTENCIAS,
          PORCENTAJE_PARTICIPACION_CIUDADANA ->
          throw new IllegalArgumentException(figure.name());
    };
  }

  private static String formula(Figure figure, Figures counted) {
    return switch (figure) {
      case ACTAS_ESPERADAS ->
          "rows − those fuera de catálogo = %s − %s"
              .formatted(
                  grouped(counted.expected() + counted.outsideCatalogue()),
                  grouped(counted.outsideCatalogue()));
      case ACTAS_REGISTRADAS ->
          "capturadas + fuera de catálogo = %s + %s"
              .formatted(grouped(counted.captured()), grouped(counted.outsideCatalogue()));
      case ACTAS_FUERA_CATALOGO -> "rows fuera de catálogo (CONTABILIZADA 2)";
      case ACTAS_CAPTURADAS ->
          "contabilizadas + no contabilizadas = %s + %s"
              .formatted(grouped(counted.counted()), grouped(counted.notCounted()));
      case ACTAS_CONTABILIZADAS -> "rows that count (CONTABILIZADA 1)";
      case ACTAS_NO_CONTABILIZADAS -> "captured rows that do not count (CONTABILIZADA 0)";
      case LISTA_NOMINAL_ACTAS_CONTABILIZADAS ->
          "sum of LISTA_NOMINAL over the %s rows that count".formatted(grouped(counted.counted()));
      case TOTAL_VOTOS_C_CS ->
          "sum of the vote fields over the %s rows that count"
              .formatted(grouped(counted.counted()));
      case TOTAL_VOTOS_S_CS ->
          "the same without especiales = %s − %s"
              .formatted(
                  grouped(counted.votes()),
                  grouped(counted.votes() - counted.votesWithoutEspeciales()));
      case PORCENTAJE_ACTAS_CAPTURADAS,
          PORCENTAJE_ACTAS_CONTABILIZADAS,
          PORCENTAJE_ACTAS_INCONSISTENCIAS,
          PORCENTAJE_PARTICIPACION_CIUDADANA ->
          throw new IllegalArgumentException(figure.name());
    };
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
