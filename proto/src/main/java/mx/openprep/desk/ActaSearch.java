package mx.openprep.desk;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import mx.openprep.acta.ActaQr;
import mx.openprep.election.ActaId;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Finds expected actas as people name them, among those of one place: by QR, by what is keyed, by
 * id.
 *
 * @param ours whether an acta is of that place
 */
public record ActaSearch(ElectionPackage election, Predicate<ExpectedActa> ours) {
  /**
   * The acta with this id.
   *
   * @throws Refusal ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  public ExpectedActa acta(ActaId id) {
    return own(
        election.acta(id).orElseThrow(() -> new Refusal(MessageCode.ACTA_UNKNOWN, id.value())));
  }

  /**
   * The acta that a QR names.
   *
   * @throws Refusal QR_UNREADABLE, QR_OF_OTHER_ELECTION, ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  public ExpectedActa byQr(String text) {
    ActaQr qr = ActaQr.parse(text).orElseThrow(() -> new Refusal(MessageCode.QR_UNREADABLE));
    if (!qr.packageBrief().equals(election.hash().brief())) {
      throw new Refusal(MessageCode.QR_OF_OTHER_ELECTION, qr.packageBrief());
    }
    return acta(qr.acta());
  }

  /**
   * The actas with this CLAVE_ACTA or CLAVE_CASILLA; keys are not unique.
   *
   * @throws Refusal ACTA_UNKNOWN or ACTA_OF_OTHER_CATD
   */
  public List<ExpectedActa> byClave(String typed) {
    String clave = typed.strip().toUpperCase(Locale.ROOT);
    List<ExpectedActa> found = election.actasByClave(clave);
    if (found.isEmpty()) {
      throw new Refusal(MessageCode.ACTA_UNKNOWN, clave);
    }
    List<ExpectedActa> here = found.stream().filter(ours).toList();
    return here.isEmpty() ? List.of(own(found.getFirst())) : here;
  }

  private ExpectedActa own(ExpectedActa acta) {
    if (!ours.test(acta)) {
      CatdId other = acta.casilla().catd();
      throw new Refusal(
          MessageCode.ACTA_OF_OTHER_CATD,
          election.catd(other).map(Catd::name).orElse(other.value()));
    }
    return acta;
  }
}
