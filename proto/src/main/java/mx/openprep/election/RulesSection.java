package mx.openprep.election;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code rules.yaml}. */
final class RulesSection {
  private RulesSection() {}

  static Optional<Rules> read(YamlDocument document, Catalogue<CatdId, Catd> catds) {
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
            texts(root.get("texts")),
            practice(root.get("practice")),
            capture(root.get("capture"), catds)));
  }

  private static CaptureRules capture(YamlNode capture, Catalogue<CatdId, Catd> catds) {
    if (!capture.isSound()) {
      return CaptureRules.AT_CATD;
    }
    YamlNode help = capture.get("helpAfterMinutes");
    return new CaptureRules(
        CaptureRules.Places.valueOf(capture.requiredText("places")),
        help.isPresent() ? Optional.of(Duration.ofMinutes(help.node().asInt())) : Optional.empty(),
        ccvs(capture.get("ccvs"), catds));
  }

  private static List<Ccv> ccvs(YamlNode all, Catalogue<CatdId, Catd> catds) {
    List<Ccv> ccvs = new ArrayList<>();
    for (YamlNode item : all.items()) {
      CatdId id = new CatdId(item.requiredText("id"));
      if (catds.lineOf(id) != 0 || ccvs.stream().anyMatch(ccv -> ccv.id().equals(id))) {
        item.fault(FaultCode.ID_TWICE, id.value(), catds.file());
      }
      Set<CatdId> covered = new HashSet<>();
      for (YamlNode catd : item.get("catds").items()) {
        catd.text()
            .map(CatdId::new)
            .ifPresent(known -> {
              if (catds.isUnknown(known)) {
                catd.fault(FaultCode.REFERENCE_UNKNOWN, known.value(), catds.file());
              }
              covered.add(known);
            });
      }
      ccvs.add(new Ccv(id, item.requiredText("name"), covered));
    }
    return ccvs;
  }

  private static PracticeRules practice(YamlNode practice) {
    return practice.isPresent()
        ? new PracticeRules(
            practice.get("actas").node().asInt(), practice.get("rightPercent").node().asInt())
        : PracticeRules.USUAL;
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
