package mx.openprep.centre.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.centre.desk.Coverage;
import mx.openprep.centre.desk.LeaseKeeper;
import mx.openprep.centre.identity.People;
import mx.openprep.election.ActaId;
import mx.openprep.night.NightPeople;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;

/** The people of a CCV and of the CATDs it covers. */
record CentrePeople(Coverage coverage, People people, LeaseKeeper leases, Clock clock)
    implements NightPeople {
  @Override
  public String name(PersonId person) {
    return everybody().stream()
        .filter(record -> record.getPerson().equals(person.value()))
        .map(PersonRecord::getName)
        .findFirst()
        .orElse(person.value());
  }

  @Override
  public List<PersonRecord> everybody() {
    return Stream.concat(Stream.of(coverage.ccv()), coverage.catds().stream())
        .flatMap(place -> people.of(place).stream())
        .toList();
  }

  @Override
  public Map<ActaId, Held> held() {
    return leases.held().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> new Held(entry.getValue().person(), entry.getValue().until())));
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
