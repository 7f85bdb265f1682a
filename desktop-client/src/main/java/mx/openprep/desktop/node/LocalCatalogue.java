package mx.openprep.desktop.node;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.Verification;
import mx.openprep.desk.ActaSearch;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.PublishedRow;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.NightScope;
import mx.openprep.v1.PublishedActa;

/** The expected actas as this CATD sees them: its own, those of others, and what is neither. */
final class LocalCatalogue implements NightScope {
  private final ElectionPackage election;
  private final CatdId catd;
  private final ActaSearch search;
  private final Map<CasillaId, List<ExpectedActa>> sobres;

  LocalCatalogue(ElectionPackage election, CatdId catd) {
    this.election = election;
    this.catd = catd;
    this.search = new ActaSearch(election, acta -> acta.casilla().catd().equals(catd));
    this.sobres =
        election.actas(catd).stream()
            .collect(groupingBy(acta -> acta.casilla().id(), LinkedHashMap::new, toList()));
  }

  @Override
  public ElectionPackage election() {
    return election;
  }

  CatdId catd() {
    return catd;
  }

  /** Every acta of this CATD in the order of the catalogue. */
  @Override
  public List<ExpectedActa> actas() {
    return election.actas(catd);
  }

  /** The casillas of this CATD, each with its actas, in the order of the catalogue. */
  Map<CasillaId, List<ExpectedActa>> sobres() {
    return Collections.unmodifiableMap(sobres);
  }

  /**
   * The actas a sobre of this casilla holds.
   *
   * @throws Refusal ACTA_UNKNOWN for a casilla that is not of this CATD
   */
  List<ExpectedActa> sobre(CasillaId casilla) {
    List<ExpectedActa> actas = sobres.get(casilla);
    if (actas == null) {
      throw new Refusal(MessageCode.ACTA_UNKNOWN, casilla.value());
    }
    return actas;
  }

  /**
   * The acta of this CATD with this id.
   *
   * @throws Refusal ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  @Override
  public ExpectedActa acta(ActaId id) {
    return search.acta(id);
  }

  /**
   * The acta of this CATD that a QR names.
   *
   * @throws Refusal QR_UNREADABLE, QR_OF_OTHER_ELECTION, ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  ExpectedActa byQr(String text) {
    return search.byQr(text);
  }

  /**
   * The actas of this CATD with this CLAVE_ACTA or CLAVE_CASILLA; keys are not unique.
   *
   * @throws Refusal ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  List<ExpectedActa> byClave(String typed) {
    return search.byClave(typed);
  }

  /** The rules of life of an acta, expected here or found outside the catalogue. */
  @Override
  public ActaLife life(ActaId id) {
    return id.isOutsideCatalogue()
        ? ActaLife.outsideCatalogue()
        : new ActaLife(FormDefinition.of(election, acta(id)));
  }

  /** What a cut must show of an acta with these settled figures. */
  PublishedActa row(ActaId acta, Verification settled) {
    return PublishedRow.of(election, acta(acta), settled);
  }
}
