package mx.openprep.desktop.node;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import mx.openprep.election.ActaId;
import mx.openprep.night.NightPeople;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;

/** The people of this node and what they hold. */
record NodeNightPeople(People people, LeaseBook leases, Journal journal) implements NightPeople {
  @Override
  public String name(PersonId person) {
    return people.name(person);
  }

  @Override
  public List<PersonRecord> everybody() {
    return people.everybody();
  }

  @Override
  public Map<ActaId, Held> held() {
    return leases.held().entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                entry -> new Held(entry.getValue().person(), entry.getValue().expires())));
  }

  @Override
  public Instant now() {
    return journal.now();
  }
}
