package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.desktop.lan.CentreWay;
import mx.openprep.desktop.lan.HostLink;
import mx.openprep.desktop.lan.HostTiming;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.journal.WireValues;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.GetActaLifeRequest;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.LifeEntry;
import mx.openprep.v1.SubmitCaptureRequest;
import mx.openprep.v1.SupervisionServiceGrpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two CATDs capture first and a CCV second, in one night together, in real processes over real TLS;
 * the centre is killed in between. Every acta comes to what stands on its paper, at the centre and
 * at its CATD, and nobody keys one twice.
 */
class CcvJourneyIT {
  private static final CatdId CCV = new CatdId("CCV-01");
  private static final int KILL_AFTER = 4;

  @TempDir Path data;

  private final Map<String, Map<FieldId, FieldValue>> truths = new HashMap<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicInteger atCcv = new AtomicInteger();

  @Test
  void losesAndDoublesNothingWhileTheCentreIsKilled() throws Exception {
    Path packageFiles = packageWithCcv();
    ElectionPackage election = ElectionPackageReader.read(packageFiles);
    ScenarioOptions options = new ScenarioOptions();
    options.errorRate = 0;
    Scenario scenario = Scenario.of(election, Map.of(), 11, 16, 2);
    scenario.papers().forEach(paper -> truths.put(paper.acta().id().value(), paper.truth()));
    List<Crew> crews = new ArrayList<>(List.of(new Crew(CCV)));
    scenario.catds().forEach(night -> crews.add(new Crew(night.catd().id())));
    Path people = PeopleOfTheDemo.write(data.resolve("people.csv"), crews);

    try (CentreProgram centre =
        CentreProgram.start(
            Path.of("../central-server/target/openprep-central-server-exec.jar"),
            data,
            packageFiles,
            people,
            0,
            2)) {
      StationIdentity identity = enrolled(centre, CCV);
      try (HostLink link =
          new HostLink(identity, new CentreWay(identity), HostTiming.centre(), Clock.systemUTC())) {
        Channel channel = link.open();
        List<Callable<Void>> works = new ArrayList<>();
        List<Crew.Member> members = new ArrayList<>(crews.getFirst().capturistas());
        members.add(crews.getFirst().verificador());
        members.add(crews.getFirst().coordinador());
        members.forEach(member -> works.add(() -> workAtCcv(channel, member)));
        works.add(() -> {
          centreDiesOnce(centre);
          return null;
        });
        works.add(() -> {
          workAtCatds(centre, scenario, options);
          done.countDown();
          return null;
        });
        Together.run(works);
        check(VirtualCatd.logIn(channel, crews.getFirst().coordinador()), election, scenario);
      }
    }
    assertThat(atCcv.get()).as("captures at the CCV").isGreaterThan(KILL_AFTER);
  }

  private Path packageWithCcv() throws IOException {
    Path copy = Files.createDirectories(data.resolve("election"));
    try (Stream<Path> files = Files.list(DemoPackages.MINI)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path rules = copy.resolve("rules.yaml");
    Files.writeString(
        rules,
        Files.readString(rules)
            + """
            capture:
              places: SECOND_AT_CCV
              ccvs:
                - { id: CCV-01, name: CCV Puerto Tintero }
            """);
    return copy;
  }

  private EnrolmentCard card(CentreProgram centre, CatdId place) throws Exception {
    Path file = EnrolmentCard.file(data, place);
    centre.issueCard(place, file);
    return EnrolmentCard.read(file);
  }

  private StationIdentity enrolled(CentreProgram centre, CatdId place) throws Exception {
    EnrolmentCard card = card(centre, place);
    return new Enrolment(data.resolve(place.value()))
        .enrol(card.centre(), card.code(), card.root());
  }

  private void workAtCatds(CentreProgram centre, Scenario scenario, ScenarioOptions options)
      throws Exception {
    List<Callable<Void>> catds = new ArrayList<>();
    for (Scenario.CatdNight night : scenario.catds()) {
      catds.add(
          new VirtualCatd(
              night,
              data.resolve(night.catd().id().value()),
              card(centre, night.catd().id()),
              Scanners.open(data, true),
              new PaperPress(ElectionPackageReader.read(data.resolve("election")), options.seed),
              options));
    }
    Together.run(catds);
  }

  private void centreDiesOnce(CentreProgram centre) throws IOException, InterruptedException {
    while (atCcv.get() < KILL_AFTER && !done.await(100, TimeUnit.MILLISECONDS)) {
      centre.checkWell();
    }
    centre.killAndRestart();
  }

  /** Somebody who presses the same key again whenever the centre was lost. */
  private Void workAtCcv(Channel channel, Crew.Member member) throws InterruptedException {
    Operator operator = VirtualCatd.logIn(channel, member);
    while (!done.await(150, TimeUnit.MILLISECONDS)) {
      try {
        CaptureTask task = again(() -> operator.capture().claim(ClaimRequest.getDefaultInstance()));
        SubmitCaptureRequest keyed = keyed(task);
        again(() -> operator.capture().submit(keyed));
        atCcv.incrementAndGet();
      } catch (StatusRuntimeException e) {
        assertThat(RefusalStatus.of(e).map(Refusal::code).orElseThrow(() -> e))
            .isIn(
                MessageCode.NO_WORK,
                // The answer was lost with the centre; what was asked for is done.
                MessageCode.REQUEST_DONE,
                // Settled, or scanned again, at the CATD meanwhile.
                MessageCode.ACTA_ALREADY_VERIFIED,
                MessageCode.LEASE_EXPIRED);
      }
    }
    return null;
  }

  private static <T> T again(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        boolean lost =
            RefusalStatus.of(e)
                .map(Refusal::code)
                .filter(Set.of(MessageCode.CENTRE_LOST, MessageCode.STORE_FAILED)::contains)
                .isPresent();
        if (!lost) {
          throw e;
        }
      }
    }
  }

  private SubmitCaptureRequest keyed(CaptureTask task) {
    Map<FieldId, FieldValue> truth = Objects.requireNonNull(truths.get(task.getActa().getActa()));
    SubmitCaptureRequest.Builder submit =
        SubmitCaptureRequest.newBuilder().setLease(task.getLease()).setReason("en la imagen");
    for (FormFieldView field : task.getFieldsList()) {
      FieldValue value = truth.getOrDefault(new FieldId(field.getField()), FieldValue.Mark.BLANK);
      submit.addFields(
          KeyedField.newBuilder().setField(field.getField()).setValue(WireValues.value(value)));
    }
    return submit.build();
  }

  private static void check(Operator coordinador, ElectionPackage election, Scenario scenario) {
    for (Scenario.Paper paper : scenario.papers()) {
      if (!paper.expected()) {
        continue;
      }
      ActaLifeView life =
          again(() ->
              SupervisionServiceGrpc.newBlockingStub(coordinador.channel())
                  .getActaLife(
                      GetActaLifeRequest.newBuilder().setActa(paper.acta().id().value()).build()));
      Map<String, String> told = new HashMap<>();
      life.getFieldsList().forEach(field -> told.put(field.getLabel(), field.getValue()));
      FormDefinition.of(election, paper.acta())
          .keyed()
          .forEach(field ->
              assertThat(told).containsEntry(field.label(), text(paper.truth().get(field.id()))));
      List<String> keyed =
          life.getEntriesList().stream()
              .filter(entry -> entry.getKind() == LifeEntry.Kind.CAPTURED)
              .map(LifeEntry::getPersonName)
              .toList();
      assertThat(keyed).hasSizeGreaterThanOrEqualTo(2);
      assertThat(new HashSet<>(keyed)).hasSameSizeAs(keyed);
    }
  }

  private static String text(@org.jspecify.annotations.Nullable FieldValue value) {
    return switch (value) {
      case FieldValue.Votes votes -> String.valueOf(votes.count());
      case FieldValue.Mark mark -> mark.name();
      case null -> FieldValue.Mark.BLANK.name();
    };
  }
}
