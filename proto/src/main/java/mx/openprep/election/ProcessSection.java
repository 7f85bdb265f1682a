package mx.openprep.election;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Reads {@code process.yaml}; each part is there unless it is faulty.
 *
 * @param entity ID_ENTIDAD
 */
record ProcessSection(
    Optional<String> entity,
    Optional<LocalDate> electionDay,
    Optional<ZoneId> zone,
    Optional<ElectoralProcess> process) {

  static ProcessSection read(YamlDocument document) {
    YamlNode root = document.root();
    YamlNode entity = root.get("entity");
    Optional<String> number = entity.text("number");
    Optional<LocalDate> day = electionDay(root.get("electionDay"));
    Optional<ZoneId> zone = zone(root.get("zone"));
    Optional<ElectoralProcess> process =
        root.isSound() && day.isPresent() && zone.isPresent()
            ? Optional.of(
                new ElectoralProcess(
                    root.requiredText("id"),
                    root.requiredText("name"),
                    entity.requiredText("number"),
                    entity.requiredText("name"),
                    entity.requiredText("abbreviation"),
                    day.get(),
                    zone.get(),
                    root.text("notice").map(String::strip)))
            : Optional.empty();
    return new ProcessSection(number, day, zone, process);
  }

  private static Optional<LocalDate> electionDay(YamlNode node) {
    Optional<String> text = node.text();
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException _) {
      node.fault(FaultCode.NOT_IN_CALENDAR, text.orElse(""), "2024-06-02");
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(YamlNode node) {
    Optional<String> text = node.text();
    if (text.isPresent() && !ZoneId.getAvailableZoneIds().contains(text.get())) {
      node.fault(FaultCode.ZONE_UNKNOWN, text.get(), "America/Mexico_City");
      return Optional.empty();
    }
    return text.map(ZoneId::of);
  }
}
