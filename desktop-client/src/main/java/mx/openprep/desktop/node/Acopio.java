package mx.openprep.desktop.node;

import java.util.List;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.SinActaReason;
import mx.openprep.desk.Operator;
import mx.openprep.desk.Standing;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Rules;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Acopio: which acta a sobre holds, that it arrived, or why none will. */
final class Acopio {
  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final ActaTable actas = new ActaTable();

  /** The first of the actas that are missing, and how many there are. */
  record Missing(List<Standing> actas, int total) {}

  Acopio(LocalCatalogue catalogue, Journal journal, Database database) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
  }

  List<Standing> findByQr(String text) {
    return List.of(standing(catalogue.byQr(text)));
  }

  List<Standing> findByClave(String clave) {
    return catalogue.byClave(clave).stream().map(this::standing).toList();
  }

  /**
   * The sobre with the acta is here.
   *
   * @param transferMechanism as the election package lists them; may be empty
   * @throws Refusal VALUE_NOT_ALLOWED for a document or mechanism this election does not know
   */
  Standing receive(
      Operator operator,
      ActaId id,
      DocumentType documentType,
      String transferMechanism,
      IdentifiedBy identifiedBy) {
    requireListed(catalogue.election().rules(), documentType, transferMechanism);
    return happened(
        operator,
        catalogue.acta(id),
        new ActaFact.Acopiada(id, documentType, transferMechanism, identifiedBy));
  }

  /** Only what the election package lists; the mechanism may be empty. */
  static void requireListed(Rules rules, DocumentType documentType, String transferMechanism) {
    requireListed(documentType.published(), rules.documentTypes());
    if (!transferMechanism.isEmpty()) {
      requireListed(transferMechanism, rules.transferMechanisms());
    }
  }

  private static void requireListed(String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, value);
    }
  }

  Standing registerSinActa(Operator operator, ActaId id, SinActaReason reason) {
    return happened(operator, catalogue.acta(id), new ActaFact.Missing(id, reason));
  }

  private Standing happened(Operator operator, ExpectedActa acta, ActaFact fact) {
    ActaState state = journal.write(operator.author(), transaction -> transaction.append(fact));
    return new Standing(acta, state.name());
  }

  /**
   * Actas that have neither arrived nor a reason.
   *
   * @param municipality its number; empty for all of the CATD
   */
  Missing missing(String municipality, int most) {
    return database.read(c ->
        new Missing(
            actas.missing(c, municipality, most).stream()
                .map(id -> new Standing(catalogue.acta(id), ActaState.Name.ESPERADA))
                .toList(),
            actas.countMissing(c, municipality)));
  }

  private Standing standing(ExpectedActa acta) {
    return new Standing(acta, database.read(c -> actas.state(c, acta.id())));
  }
}
