package mx.openprep.centre.console.auditlog;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;

/**
 * An event as a person reads it: who, when, where and what, never a figure that was keyed.
 *
 * @param subject what it was done to
 */
public record EventLine(
    long position,
    String node,
    long sequence,
    String kind,
    Optional<Instant> at,
    Optional<String> person,
    String station,
    String subject,
    String reason,
    Map<String, String> details) {
  public EventLine {
    details = Map.copyOf(details);
  }

  static EventLine of(
      long position,
      String node,
      long sequence,
      String kind,
      Optional<String> acta,
      byte[] envelope) {
    try {
      Event event = EventCodec.decode(envelope);
      Said said = said(event.fact());
      return new EventLine(
          position,
          node,
          sequence,
          said.what().isEmpty() ? kind : said.what(),
          Optional.of(event.deviceTime().plus(event.clockOffset())),
          event.person().map(Object::toString),
          event.station(),
          acta.orElse(said.subject()),
          said.reason(),
          said.details());
    } catch (MalformedEventException e) {
      return new EventLine(
          position, node, sequence, kind, Optional.empty(), Optional.empty(), "", "", "", Map.of());
    }
  }

  private record Said(String what, String subject, String reason, Map<String, String> details) {}

  private static Said said(Fact fact) {
    return switch (fact) {
      case Fact.AdministrativeAct act -> {
        Map<String, String> details = new TreeMap<>(act.details());
        act.secondPerson().ifPresent(second -> details.put("secondPerson", second.value()));
        yield new Said(act.act(), act.subject(), act.reason(), details);
      }
      case Fact.ActionRefused refused ->
          new Said(
              "", refused.acta(), "", Map.of("code", refused.code(), "action", refused.action()));
      case Fact.StationRefused refused ->
          new Said(
              "",
              refused.claimed(),
              "",
              Map.of("code", refused.code(), "address", refused.address()));
      case Fact.LeaseTakenBack taken ->
          new Said("", taken.holder().value(), taken.reason(), Map.of());
      case Fact.SessionOpened opened ->
          new Said("", "", "", Map.of("roles", String.join(" ", opened.roles())));
      case Fact.OfActa _,
          Fact.JournalOpened _,
          Fact.ImageDigitized _,
          Fact.OfIncident _,
          Fact.CajaOpened _,
          Fact.CajaClosed _,
          Fact.PublishedDiffers _,
          Fact.ReadinessReported _,
          Fact.SobreReceived _,
          Fact.ArrivalExpected _ ->
          new Said("", "", "", Map.of());
    };
  }
}
