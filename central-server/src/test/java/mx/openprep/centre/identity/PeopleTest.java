package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.TestStation;
import mx.openprep.message.MessageCode;
import mx.openprep.message.RefusalStatus;
import mx.openprep.password.Passwords;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.ReplacePasswordRequest;
import mx.openprep.v1.StationRecord;
import mx.openprep.v1.StationServiceGrpc;
import org.jspecify.annotations.Nullable;
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
    try (TestStation station = centre.enrol("CATD-001");
        TestStation other = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());
      StationRecord lost =
          stations(downlink).stream()
              .filter(record -> record.getStation().equals(other.name()))
              .findFirst()
              .orElseThrow();
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
  void chooseAnotherPasswordAtTheirWorkstationOnceAndForAll() throws Exception {
    imported("nina,Nina Ley,CAPTURISTA,CATD-001,");
    String letter = hash("nina");
    String chosen = Passwords.hash("cuatro palabras juntas");
    try (TestStation station = centre.enrol("CATD-001");
        TestStation elsewhere = centre.enrol("CATD-002")) {
      assertThat(answer(elsewhere, "nina", letter, chosen)).isEqualTo(MessageCode.LOGIN_FAILED);
      assertThat(answer(station, "nina", chosen, chosen)).isEqualTo(MessageCode.LOGIN_FAILED);
      assertThat(answer(station, "nina", letter, "$argon2id$v=19$m=9999999,t=1,p=1$c2Fs$aGFz"))
          .isEqualTo(MessageCode.LOGIN_FAILED);
      assertThat(hash("nina")).isEqualTo(letter);
      imported("alma,Alma Paz,ADMINISTRADOR,CATD-001,");
      assertThat(answer(station, "alma", hash("alma"), chosen)).isEqualTo(MessageCode.LOGIN_FAILED);

      long before = acts();
      assertThat(answer(station, "nina", letter, chosen)).isNull();
      // The answer was lost, and it is asked again.
      assertThat(answer(station, "nina", letter, chosen)).isNull();

      assertThat(hash("nina")).isEqualTo(chosen);
      assertThat(acts()).isEqualTo(before + 1);
    }
  }

  private String hash(String person) {
    return centre
        .jdbc()
        .sql("select password_hash from person where person = ?")
        .param(person)
        .query(String.class)
        .single();
  }

  private long acts() {
    return centre
        .jdbc()
        .sql("select count(*) from event where kind = 'ADMINISTRATIVE_ACT'")
        .query(Long.class)
        .single();
  }

  private static @Nullable MessageCode answer(
      TestStation station, String person, String present, String chosen) {
    try {
      var _ =
          StationServiceGrpc.newBlockingStub(station.channel())
              .replacePassword(
                  ReplacePasswordRequest.newBuilder()
                      .setPerson(person)
                      .setPresentHash(present)
                      .setChosenHash(chosen)
                      .build());
      return null;
    } catch (StatusRuntimeException e) {
      return RefusalStatus.of(e).orElseThrow(() -> e).code();
    }
  }

  @Test
  void ofOtherCatdsAreNotTold() throws Exception {
    imported("otro,Otro,CAPTURISTA,CATD-002,secreto1");
    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());

      assertThat(next(downlink)).noneMatch(p -> p.getPerson().equals("otro"));
      downlink.cancel("done", null);
    }
  }

  @Test
  void importedTwiceAreTheSame() throws Exception {
    imported("tina,Tina,CAPTURISTA,CATD-002,secreto1");
    String before = row("tina");

    assertThat(imported("tina,Tina,CAPTURISTA,CATD-002,secreto1")).contains("people: 1");

    assertThat(row("tina")).isEqualTo(before);
  }

  @Test
  void withFaultsAreNotImportedAndEveryFaultIsToldWithRowAndColumn() throws Exception {
    String told =
        imported(
            "good,Good,CAPTURISTA,CATD-001,secreto1",
            "BAD ID,,PRESIDENTE|JEFE,CATD-999,corta",
            "nobody,Nobody,,CATD-001,nobody",
            "odd,Odd,CAPTURISTA,CATD-001,\"$argon2id$v=19$m=9999999,t=1,p=1$c2Fs$aGFzaA\"",
            "short,Short",
            "good,Twice,CAPTURISTA,CATD-001,secreto1");

    assertThat(told.lines().map(line -> line.replaceAll("(line \\d+(, column \\w+)?):.*", "$1")))
        .containsExactly(
            "line 3, column person",
            "line 3, column name",
            "line 3, column roles",
            "line 3, column roles",
            "line 3, column catd",
            "line 3, column password",
            "line 4, column roles",
            "line 4, column password",
            "line 5, column password",
            "line 6",
            "line 7, column person",
            "people: 0");
    assertThat(
            centre
                .jdbc()
                .sql("select count(*) from person where person = 'good'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void missingColumnsAndAnEmptyFileAreTold() throws Exception {
    Files.writeString(file, "person,nombre,roles\nada,Ada,CAPTURISTA\n");
    assertThat(centre.importPeople(file))
        .contains("line 1, column name: the column is missing", "line 1, column catd");
    Files.writeString(file, "");
    assertThat(centre.importPeople(file)).contains("there is nobody in the file");
  }

  @Test
  void everyKindOfFaultHasItsWordsInBothLanguages() {
    for (PeopleFault.Kind kind : PeopleFault.Kind.values()) {
      PeopleFault fault = new PeopleFault(7, "roles", kind, "PRESIDENTE");
      assertThat(fault.text(java.util.Locale.of("es", "MX")))
          .startsWith("renglón 7, columna roles: ")
          .endsWith(".")
          .doesNotContain("{");
      assertThat(fault.text(java.util.Locale.ENGLISH)).startsWith("line 7, column roles: ");
    }
  }

  @Test
  void whoHasNoPasswordIsGivenOneThatMustBeChanged() throws Exception {
    String told = imported("vera,Vera Gil,CAPTURISTA,CATD-001,");
    assertThat(told).containsPattern("secret of vera: [a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
    String secret = told.replaceAll("(?s).*secret of vera: (\\S+).*", "$1");

    try (TestStation station = centre.enrol("CATD-001")) {
      BlockingClientCall<?, DownlinkMessage> downlink =
          station.stub().downlink(DownlinkRequest.getDefaultInstance());
      PersonRecord vera = person(next(downlink), "vera");
      assertThat(vera.getMustChange()).isTrue();
      assertThat(
              Password.check(secret, vera.getPasswordHash())
                  .with(Argon2Function.getInstanceFromHash(vera.getPasswordHash())))
          .isTrue();
      downlink.cancel("done", null);
    }
    // Imported again, the secret on the letter stays good.
    String before = row("vera");
    assertThat(imported("vera,Vera Gil,CAPTURISTA,CATD-001,")).doesNotContain("secret");
    assertThat(row("vera")).isEqualTo(before);
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
