package mx.openprep.desktop.scan.escl;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a glass or a feeder can.
 *
 * @param mostWidth in 1/300 inch; empty when it does not say
 * @param mostHeight in 1/300 inch; empty when it does not say
 * @param resolutions dots per inch it can be set to, each the same in both directions
 * @param lowest of a range of resolutions; 0 when there is no range
 * @param highest of a range of resolutions
 * @param colourModes by their eSCL names; empty when it does not say
 * @param namesFormatsTwice it knows the newer element for the format of a page
 */
record PaperSource(
    Optional<Integer> mostWidth,
    Optional<Integer> mostHeight,
    Set<Integer> resolutions,
    int lowest,
    int highest,
    Set<String> colourModes,
    boolean namesFormatsTwice) {

  static PaperSource of(XmlTree caps) {
    Set<Integer> discrete =
        caps.below("DiscreteResolution")
            .filter(pair -> pair.numberOf("XResolution").equals(pair.numberOf("YResolution")))
            .flatMap(pair -> pair.numberOf("XResolution").stream())
            .filter(resolution -> resolution > 0)
            .collect(Collectors.toUnmodifiableSet());
    Optional<XmlTree> range =
        caps.below("ResolutionRange").findFirst().flatMap(r -> r.first("XResolution"));
    Set<String> modes =
        caps.below("ColorMode").map(XmlTree::text).collect(Collectors.toUnmodifiableSet());
    return new PaperSource(
        caps.numberOf("MaxWidth").filter(width -> width > 0),
        caps.numberOf("MaxHeight").filter(height -> height > 0),
        discrete,
        range.flatMap(r -> r.numberOf("Min")).orElse(0),
        range.flatMap(r -> r.numberOf("Max")).orElse(0),
        modes,
        caps.below("DocumentFormatExt").findAny().isPresent());
  }

  /** The nearest it can be set to that loses nothing, else its finest; the wish if unknown. */
  int resolution(int wanted) {
    if (resolutions.isEmpty()) {
      return highest == 0 ? wanted : Math.clamp(wanted, Math.min(lowest, highest), highest);
    }
    return resolutions.stream()
        .filter(offered -> offered >= wanted)
        .min(Integer::compare)
        .orElseGet(() -> resolutions.stream().max(Integer::compare).orElse(wanted));
  }

  /** Grey, or colour where there is no grey; empty when it gives black and white only. */
  Optional<String> colourMode() {
    if (colourModes.isEmpty() || colourModes.contains("Grayscale8")) {
      return Optional.of("Grayscale8");
    }
    return Optional.of("RGB24").filter(colourModes::contains);
  }
}
