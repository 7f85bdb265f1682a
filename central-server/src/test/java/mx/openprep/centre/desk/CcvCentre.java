package mx.openprep.centre.desk;

import com.google.protobuf.ByteString;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ImageQuality;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.people.Role;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;

/** A real centre of an election with a CCV, its people, and a CATD that sends images. */
final class CcvCentre implements AutoCloseable {
  /** Captures at the CATD and at the CCV alike. */
  static final String ANYWHERE =
      """
      capture:
        places: ANYWHERE
        ccvs:
          - { id: CCV-01, name: CCV Puerto Tintero }
      """;

  static final String CCV = "CCV-01";
  static final String CATD = "CATD-001";
  static final String PASSWORD = "puerto-tintero-99";

  // Far too cheap for a real password, so that tests log in quickly.
  private static final String HASH =
      Argon2Function.getInstance(256, 1, 1, 32, Argon2.ID).hash(PASSWORD).getResult();

  final RealCentre centre;
  final TestStation catd;
  final TestStation ccv;
  final TestJournal journal;
  private final List<String> people = new ArrayList<>();
  private int sent;

  /**
   * Starts it.
   *
   * @param capture the rules of where captures happen, as they stand in {@code rules.yaml}
   */
  CcvCentre(Path directory, SharedPostgres postgres, String capture)
      throws IOException, SQLException, GeneralSecurityException {
    Path election = copy(RealCentre.MINI, directory.resolve("election"));
    Files.writeString(
        election.resolve("rules.yaml"), Files.readString(election.resolve("rules.yaml")) + capture);
    centre =
        RealCentre.start(
            directory.resolve("centre"), postgres.newDatabase(), "--openprep.package=" + election);
    catd = centre.enrol(CATD);
    ccv = centre.enrol(CCV);
    journal = catd.newJournal();
    for (int i = 1; i <= 20; i++) {
      person("capturista" + i, CCV, Role.CAPTURISTA);
    }
    person("vera", CCV, Role.VERIFICADOR);
    person("coral", CCV, Role.COORDINADOR);
    person("cora", CCV, Role.COORDINADOR);
    person("sofia", CCV, Role.SUPERVISOR);
    person("dario", CCV, Role.DIGITALIZADOR);
    Path file = directory.resolve("people.csv");
    Files.writeString(file, "person,name,roles,catd,password\n" + String.join("\n", people) + "\n");
    centre.importPeople(file);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }

  private void person(String id, String place, Role role) {
    people.add("%s,%s Robles,%s,%s,\"%s\"".formatted(id, id, role, place, HASH));
  }

  ElectionPackage election() {
    return centre.election();
  }

  /** The actas of the CATD that sends. */
  List<ExpectedActa> actas() {
    return election().actas(new mx.openprep.election.CatdId(CATD));
  }

  /** The image of an acta, another one for each number. */
  static byte[] image(ExpectedActa acta, int number) {
    return (acta.id().value() + " imagen " + number).getBytes(StandardCharsets.UTF_8);
  }

  /** The acta arrives at the CATD and is scanned; event and image are at the centre. */
  ImageHash digitized(ExpectedActa acta) throws StatusException, InterruptedException {
    journal.acopiada(acta.id());
    return scanned(acta, 1);
  }

  /** The paper is scanned, perhaps again. */
  ImageHash scanned(ExpectedActa acta, int number) throws StatusException, InterruptedException {
    ImageHash image = unidentified(image(acta, number));
    journal.identified(acta.id(), image);
    send();
    return image;
  }

  /** An image that nobody has tied to an acta. */
  ImageHash unidentified(byte[] content) throws StatusException, InterruptedException {
    ImageHash image = ImageHash.of(content);
    journal.add(
        "ana",
        new Fact.ImageDigitized(
            image,
            content.length,
            Origin.CATD,
            mx.openprep.acta.Digitization.ESCANER,
            "banco",
            ImageQuality.UNKNOWN));
    send();
    catd.upload(image, content, 0);
    return image;
  }

  /** What the CATD's journal says and the centre does not know yet. */
  void send() throws StatusException, InterruptedException {
    List<byte[]> all = journal.envelopes();
    catd.append(List.copyOf(all.subList(sent, all.size())));
    sent = all.size();
  }

  /** What the downlink tells the CATD of this, at least so many. */
  List<Event> told(int many, Predicate<Event> of)
      throws StatusException, InterruptedException, TimeoutException, MalformedEventException {
    BlockingClientCall<?, DownlinkMessage> call =
        catd.stub().downlink(DownlinkRequest.getDefaultInstance());
    try {
      List<Event> told = new ArrayList<>();
      while (told.size() < many) {
        DownlinkMessage message =
            Objects.requireNonNull(call.read(20, TimeUnit.SECONDS), "The downlink ended");
        for (ByteString envelope : message.getCentre().getEnvelopesList()) {
          Event event = EventCodec.decode(envelope.toByteArray());
          if (of.test(event)) {
            told.add(event);
          }
        }
      }
      return told;
    } finally {
      call.cancel("done", null);
    }
  }

  DeskClient as(String person) {
    return new DeskClient(ccv.channel(), person);
  }

  /** What stands in the table of results. */
  String state(ExpectedActa acta) {
    return centre
        .jdbc()
        .sql("select state from acta_result where acta = ?")
        .param(acta.id().value())
        .query(String.class)
        .single();
  }

  static ByteString bytes(ImageHash image) {
    return ByteString.copyFrom(image.bytes());
  }

  @Override
  public void close() {
    catd.close();
    ccv.close();
    centre.close();
  }
}
