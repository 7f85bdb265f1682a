package mx.openprep.election;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads {@code publication.yaml}. */
final class PublicationSection {
  private PublicationSection() {}

  static Optional<PublicationRules> read(
      YamlDocument document,
      ProcessSection process,
      Catalogue<ElectionCode, ElectionDraft> elections) {
    YamlNode root = document.root();
    Optional<OffsetDateTime> start = moment(root.get("start"), process.zone());
    Optional<OffsetDateTime> end = moment(root.get("end"), process.zone());
    checkOrder(root, start, end, process.electionDay());
    Optional<DatabaseRules> databases = DatabaseSection.read(root, elections);
    if (!root.isSound() || start.isEmpty() || end.isEmpty() || databases.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PublicationRules(
            start.get(),
            end.get(),
            Duration.ofMinutes(root.get("intervalMinutes").node().asInt()),
            databases.get()));
  }

  private static Optional<OffsetDateTime> moment(YamlNode node, Optional<ZoneId> zone) {
    Optional<String> text = node.text();
    try {
      Optional<OffsetDateTime> moment = text.map(OffsetDateTime::parse);
      if (moment.isPresent() && zone.isPresent()) {
        var official = zone.get().getRules().getOffset(moment.get().toInstant());
        if (!official.equals(moment.get().getOffset())) {
          node.fault(
              FaultCode.OFFSET_NOT_OF_ZONE, text.orElse(""), official + " (" + zone.get() + ")");
        }
      }
      return moment;
    } catch (DateTimeException _) {
      node.fault(FaultCode.NOT_IN_CALENDAR, text.orElse(""), "2024-06-02T18:00-06:00");
      return Optional.empty();
    }
  }

  private static void checkOrder(
      YamlNode root,
      Optional<OffsetDateTime> start,
      Optional<OffsetDateTime> end,
      Optional<LocalDate> electionDay) {
    if (start.isEmpty()) {
      return;
    }
    if (end.isPresent() && !end.get().isAfter(start.get())) {
      root.get("end")
          .fault(FaultCode.END_NOT_AFTER_START, end.get().toString(), start.get().toString());
    }
    if (electionDay.isPresent() && start.get().toLocalDate().isBefore(electionDay.get())) {
      root.get("start")
          .fault(
              FaultCode.START_BEFORE_ELECTION_DAY,
              start.get().toString(),
              electionDay.get().toString());
    }
  }
}
