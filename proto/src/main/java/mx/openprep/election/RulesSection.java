package mx.openprep.election;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code rules.yaml}. */
final class RulesSection {
  private RulesSection() {}

  static Optional<Rules> read(YamlDocument document) {
    YamlNode root = document.root();
    if (!root.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rules(
            root.get("representativesPerContender").node().asInt(),
            root.get("ballotsOfEspecial").node().asInt(),
            casillaTypes(root.get("withoutListLimit")),
            root.get("documentTypes").texts(),
            root.get("transferMechanisms").texts(),
            texts(root.get("texts"))));
  }

  static Set<CasillaType> casillaTypes(YamlNode letters) {
    return letters.texts().stream()
        .flatMap(letter -> CasillaType.ofLetter(letter.charAt(0)).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static PublishedTexts texts(YamlNode texts) {
    return new PublishedTexts(
        texts.requiredText("clean"),
        texts.requiredText("separator"),
        texts.requiredText("notCaptured"),
        texts.requiredText("notCompeting"),
        texts.requiredText("notApplicable"),
        texts.requiredText("sinDato"),
        texts.requiredText("ilegible"),
        texts.requiredText("sinActa"),
        texts.requiredText("fueraDeCatalogo"),
        texts.requiredText("excedeListaNominal"),
        texts.requiredText("todosIlegiblesOSinDato"),
        texts.requiredText("algunoIlegibleOSinDato"),
        texts.requiredText("paqueteNoEntregado"),
        texts.requiredText("casillaNoInstalada"),
        texts.requiredText("paqueteEntregadoSinBolsa"));
  }
}
