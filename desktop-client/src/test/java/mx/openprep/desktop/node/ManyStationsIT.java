package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mx.openprep.acta.ActaFact;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import mx.openprep.people.Role;
import mx.openprep.v1.FindActasRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host and four joined workstations over real TLS, twenty people capturing at once. */
class ManyStationsIT {
  private static final Logger LOG = LoggerFactory.getLogger(ManyStationsIT.class);
  private static final int STATIONS = 4;
  private static final int PEOPLE = 20;
  private static final int ACTAS = 120;

  @TempDir Path directory;

  @Test
  void twentyPeopleAtFiveWorkstationsNeverHoldOrKeyTheSameTwice() throws Exception {
    Path packageFiles = Files.createDirectory(directory.resolve("package"));
    ElectionPackage election = TestElections.withMoreActas(packageFiles, ACTAS);
    try (LanFixture lan = new LanFixture(directory.resolve("host"), packageFiles, election);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ManagedChannel host = lan.node().newChannel();
      List<Channel> stations = new ArrayList<>(List.of(host));
      for (int i = 0; i < STATIONS; i++) {
        stations.add(lan.join("CATD-001-" + (char) ('B' + i)));
      }
      List<ExpectedActa> actas = election.actas(TestElections.CATD).subList(0, ACTAS);
      scan(stations, actas, election);
      LanPeople people = new LanPeople(PEOPLE);
      Instant start = Instant.now();
      List<Future<Integer>> working = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        String name = "capturista" + (i + 1);
        Client client = Client.logIn(stations.get(i % stations.size()), name);
        Random random = new Random(i);
        working.add(threads.submit(() -> people.work(client, name, random)));
      }
      int submitted = 0;
      for (Future<Integer> person : working) {
        submitted += person.get(180, TimeUnit.SECONDS);
      }
      Duration took = Duration.between(start, Instant.now());

      verify(lan.events(), submitted, actas, Client.logIn(host, "todo"));
      LOG.warn(
          "{} captures of {} actas by {} people at {} workstations in {} ms; 0 doubled, 0 held twice",
          submitted,
          ACTAS,
          PEOPLE,
          stations.size(),
          took.toMillis());
      host.shutdownNow();
    }
  }

  private static void scan(
      List<Channel> stations, List<ExpectedActa> actas, ElectionPackage election) {
    for (int i = 0; i < actas.size(); i++) {
      Channel station = stations.get(i % stations.size());
      ExpectedActa acta = actas.get(i);
      if (i < stations.size()) {
        Client.logIn(station, TestPeople.idOf(Role.ACOPIADOR));
      }
      Client todo = Client.logIn(station, "todo");
      todo.receive(acta);
      todo.digitize(Client.jpeg("imagen de " + acta.id()), TestElections.qr(election, acta));
    }
  }

  private static void verify(
      List<Event> events, int submitted, List<ExpectedActa> actas, Client reader) {
    List<Event> captures =
        events.stream().filter(e -> e.fact() instanceof Fact.OfActa(ActaFact.Captured _)).toList();
    assertThat(captures).hasSize(submitted).hasSizeGreaterThanOrEqualTo(2 * actas.size());
    Set<String> keyed = new HashSet<>();
    Set<String> rounds = new HashSet<>();
    for (Event event : captures) {
      if (event.fact() instanceof Fact.OfActa(ActaFact.Captured capture)) {
        assertThat(keyed.add(capture.acta() + " " + event.deed().person())).isTrue();
        assertThat(rounds.add(capture.acta() + " " + capture.round())).isTrue();
      }
    }
    assertThat(captures.stream().map(Event::station).collect(Collectors.toSet()))
        .hasSize(STATIONS + 1);
    for (ExpectedActa acta : actas) {
      assertThat(
              reader
                  .acopio
                  .find(FindActasRequest.newBuilder().setClave(acta.key()).build())
                  .getActasList())
          .anySatisfy(card -> {
            assertThat(card.getActa()).isEqualTo(acta.id().value());
            assertThat(card.getState()).isEqualTo("VERIFICADA");
          });
    }
  }
}
