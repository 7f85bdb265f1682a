package mx.openprep.centre.tally;

import mx.openprep.acta.Contabilizada;
import mx.openprep.election.CasillaType;

/**
 * What is counted of a set of actas, at any level (DOMAIN §6); {@link HeaderFigure} publishes it.
 *
 * @param expected actas of the catalogue
 * @param outsideCatalogue actas fuera de catálogo, which are no part of the expected ones
 * @param listaNominal of the counted actas
 * @param votes of the counted actas, casillas especiales included
 * @param votesWithoutEspeciales the same without casillas especiales
 */
public record Figures(
    int expected,
    int outsideCatalogue,
    int counted,
    int notCounted,
    int inconsistent,
    long listaNominal,
    long votes,
    long votesWithoutEspeciales) {
  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0);

  static Figures of(ActaRow row) {
    boolean counted = row.decision().contabilizada() == Contabilizada.COUNTED;
    int votes = counted ? row.decision().total() : 0;
    return new Figures(
        row.expected().isPresent() ? 1 : 0,
        row.decision().contabilizada() == Contabilizada.FUERA_DE_CATALOGO ? 1 : 0,
        counted ? 1 : 0,
        row.decision().contabilizada() == Contabilizada.NOT_COUNTED ? 1 : 0,
        row.decision().isInconsistent() ? 1 : 0,
        counted ? row.listaNominal() : 0,
        votes,
        row.isOf(CasillaType.ESPECIAL) ? 0 : votes);
  }

  public Figures plus(Figures other) {
    return new Figures(
        expected + other.expected,
        outsideCatalogue + other.outsideCatalogue,
        counted + other.counted,
        notCounted + other.notCounted,
        inconsistent + other.inconsistent,
        listaNominal + other.listaNominal,
        votes + other.votes,
        votesWithoutEspeciales + other.votesWithoutEspeciales);
  }

  /** Actas with a result, counted or not. */
  public int captured() {
    return counted + notCounted;
  }

  /** Expected actas of which nothing is known yet. */
  public int pending() {
    return expected - captured();
  }
}
