package mx.openprep.database;

import mx.openprep.acta.Contabilizada;

/** The words of CONTABILIZADA. */
public enum PublishedDecision {
  CONTADA(Contabilizada.COUNTED),
  NO_CONTADA(Contabilizada.NOT_COUNTED),
  FUERA_DE_CATALOGO(Contabilizada.FUERA_DE_CATALOGO),
  NO_CAPTURADA(Contabilizada.NOT_CAPTURED);

  private final Contabilizada meaning;

  PublishedDecision(Contabilizada meaning) {
    this.meaning = meaning;
  }

  public Contabilizada meaning() {
    return meaning;
  }
}
