package mx.openprep.election;

import java.util.List;
import java.util.Set;

/**
 * The rules that are election data (DOMAIN §5, {@code cfg}).
 *
 * @param representativesPerContender votes allowed above the lista nominal for each party or
 *     independent on the ballot
 * @param ballotsOfEspecial votes allowed at an especial, whose lista nominal is 0
 * @param withoutListLimit casillas where the limit is not checked
 * @param documentTypes TIPO_DOCUMENTO that may be received
 * @param transferMechanisms MECANISMOS_TRASLADO that may be keyed, for example {@code F}, {@code
 *     F-D}
 * @param practice when a person who practises is ready
 * @param capture which captures happen where
 */
public record Rules(
    int representativesPerContender,
    int ballotsOfEspecial,
    Set<CasillaType> withoutListLimit,
    List<String> documentTypes,
    List<String> transferMechanisms,
    PublishedTexts texts,
    PracticeRules practice,
    CaptureRules capture) {
  /** Rules that say nothing of practice, nor of where captures happen. */
  public Rules(
      int representativesPerContender,
      int ballotsOfEspecial,
      Set<CasillaType> withoutListLimit,
      List<String> documentTypes,
      List<String> transferMechanisms,
      PublishedTexts texts) {
    this(
        representativesPerContender,
        ballotsOfEspecial,
        withoutListLimit,
        documentTypes,
        transferMechanisms,
        texts,
        PracticeRules.USUAL,
        CaptureRules.AT_CATD);
  }

  public Rules {
    withoutListLimit = Set.copyOf(withoutListLimit);
    documentTypes = List.copyOf(documentTypes);
    transferMechanisms = List.copyOf(transferMechanisms);
  }
}
