package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import io.grpc.stub.BlockingClientCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestStation;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.StationRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(CentreExtension.class)
class PeopleTest {
  private final RealCentre centre;
  private final Path file;

  PeopleTest(RealCentre centre, @TempDir Path directory) {
    this.centre = centre;
    this.file = directory.resolve("people.csv");
  }

  private String imported(String... rows) throws Exception {
    Files.writeString(file, "person,name,roles,catd,password\n" + String.join("\n", rows) + "\n");
    return centre.importPeople(file);
  }

  @Test
  void areSentToTheirCatdAtOnceAndOnEveryChange() throws Exception {
    imported("rosa,Rosa Lima,CAPTURISTA|acopiador,CATD-001,secreto1");
    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());

      PersonRecord rosa = person(next(downlink), "rosa");
      assertThat(rosa.getName()).isEqualTo("Rosa Lima");
      assertThat(rosa.getRolesList()).containsExactlyInAnyOrder("CAPTURISTA", "ACOPIADOR");
      assertThat(rosa.getActive()).isTrue();
      assertThat(rosa.getPasswordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
      assertThat(
              Password.check("secreto1", rosa.getPasswordHash())
                  .with(Argon2Function.getInstanceFromHash(rosa.getPasswordHash())))
          .isTrue();

      imported("raul,Raúl Paz,VERIFICADOR,CATD-001,secreto2");
      assertThat(person(next(downlink), "raul").getRolesList()).containsExactly("VERIFICADOR");
      downlink.cancel("done", null);
    }
  }

  @Test
  void andWhichStationsWereWithdrawnIsToldToo() throws Exception {
    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());
      StationRecord lost = stations(downlink).getFirst();
      assertThat(lost.getRevoked()).isFalse();
      assertThat(lost.getCertificate().isEmpty()).isFalse();

      centre
          .jdbc()
          .sql("update station set revoked = true where station = ?")
          .param(lost.getStation())
          .update();

      assertThat(stations(downlink))
          .filteredOn(record -> record.getStation().equals(lost.getStation()))
          .containsExactly(lost.toBuilder().setRevoked(true).build());
      centre
          .jdbc()
          .sql("update station set revoked = false where station = ?")
          .param(lost.getStation())
          .update();
      downlink.cancel("done", null);
    }
  }

  private static List<StationRecord> stations(BlockingClientCall<?, DownlinkMessage> downlink)
      throws Exception {
    while (true) {
      DownlinkMessage message = Objects.requireNonNull(downlink.read(10, TimeUnit.SECONDS));
      if (message.hasStations()) {
        return message.getStations().getStationsList();
      }
    }
  }

  @Test
  void ofOtherCatdsAreNotTold() throws Exception {
    imported("otro,Otro,CAPTURISTA,CATD-002,x");
    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());

      assertThat(next(downlink)).noneMatch(p -> p.getPerson().equals("otro"));
      downlink.cancel("done", null);
    }
  }

  @Test
  void importedTwiceAreTheSame() throws Exception {
    imported("tina,Tina,CAPTURISTA,CATD-002,secreto");
    String before = row("tina");

    assertThat(imported("tina,Tina,CAPTURISTA,CATD-002,secreto")).contains("people: 1");

    assertThat(row("tina")).isEqualTo(before);
  }

  @Test
  void withFaultsAreNotImportedAndEveryFaultIsTold() throws Exception {
    String told =
        imported(
            "good,Good,CAPTURISTA,CATD-001,x",
            "BAD ID,Bad,CAPTURISTA,CATD-001,x",
            "norole,Bad,PRESIDENTE,CATD-001,x",
            "nocatd,Bad,CAPTURISTA,CATD-999,x",
            "nopass,Bad,CAPTURISTA,CATD-001,",
            "good,Twice,CAPTURISTA,CATD-001,x");

    assertThat(told)
        .contains("line 3", "line 4", "line 5", "line 6", "line 7", "people: 0")
        .doesNotContain("line 2");
    assertThat(
            centre
                .jdbc()
                .sql("select count(*) from person where person = 'good'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private String row(String person) {
    return centre
        .jdbc()
        .sql("select p::text from person p where person = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  private static List<PersonRecord> next(BlockingClientCall<?, DownlinkMessage> downlink)
      throws Exception {
    while (true) {
      DownlinkMessage message = Objects.requireNonNull(downlink.read(10, TimeUnit.SECONDS));
      if (message.hasPeople()) {
        return message.getPeople().getPeopleList();
      }
    }
  }

  private static PersonRecord person(List<PersonRecord> people, String id) {
    return people.stream().filter(p -> p.getPerson().equals(id)).findFirst().orElseThrow();
  }
}
