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
 */
public record Rules(
    int representativesPerContender,
    int ballotsOfEspecial,
    Set<CasillaType> withoutListLimit,
    List<String> documentTypes,
    List<String> transferMechanisms,
    PublishedTexts texts) {
  public Rules {
    withoutListLimit = Set.copyOf(withoutListLimit);
    documentTypes = List.copyOf(documentTypes);
    transferMechanisms = List.copyOf(transferMechanisms);
  }
}
