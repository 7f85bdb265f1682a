package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Sha256;
import mx.openprep.acta.SinActaReason;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.journal.Alteration;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Disk;
import mx.openprep.centre.publication.folder.WholeCut;
import mx.openprep.centre.publication.manifest.Manifest;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(CentreExtension.class)
class PublisherTest {
  static final Path MINI = Path.of("..", "proto", "elections", "mini");
  private static final Instant NIGHT = Instant.parse("2024-06-03T03:30:00Z");
  private static final Instant AFTERNOON = Instant.parse("2024-06-02T23:00:00Z");
  private static final CutOutcome ZEROS = new CutOutcome.Published(1, CutKind.ZEROS);

  @TempDir Path directory;
  private final List<Publisher> publishers = new ArrayList<>();
  private ElectionPackage mini;
  private DataSource database;
  private SyntheticNight night;

  @BeforeEach
  void freshCentre(SharedPostgres postgres) throws Exception {
    database = migrated(postgres.newDatabase());
    mini = ElectionPackageReader.read(MINI);
    night = SyntheticNight.of(mini, database, directory.resolve("images"));
  }

  static DataSource migrated(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    Flyway.configure().dataSource(source).load().migrate();
    JdbcClient.create(source)
        .sql("insert into centre (realm, package_hash) values ('DRILL', ?) on conflict do nothing")
        .param(new byte[32])
        .update();
    return source;
  }

  @Nested
  class Figures {
    @Test
    void theFirstCutIsInZerosWhateverTheActasSay() throws Exception {
      night.store(mini.actas().stream());

      assertThat(publisher(Realm.DRILL, NIGHT).cutNow()).isEqualTo(ZEROS);

      JsonNode gub = progress().get("elecciones").get(0).get("figuras");
      assertThat(gub.get("actasEsperadas").intValue()).isEqualTo(mini.actas(code("GUB")).size());
      assertThat(gub.get("actasCapturadas").intValue()).isZero();
      assertThat(gub.get("porcentajeActasCapturadas").stringValue()).isEqualTo("0.0000");
      assertThat(progress().get("tipo").stringValue()).isEqualTo("EN_CEROS");
    }

    @Test
    void aNightIsPublishedWhole() throws Exception {
      List<ExpectedActa> gub = mini.actas(code("GUB"));
      night.store(
          mini.actas().stream()
              .filter(a -> !a.id().value().endsWith("7"))
              .filter(a -> gub.indexOf(a) < 8));
      night.storeSinActa(gub.get(8), SinActaReason.PAQUETE_NO_ENTREGADO);
      night.store(gub.get(9), votes(gub.get(9), 900));
      night.storeOutsideCatalogue(mini.actas(code("GUB")).getFirst());
      Publisher publisher = publisher(Realm.OFFICIAL, NIGHT);
      publisher.cutNow();
      act("OPEN");

      assertThat(publisher.cutNow()).isEqualTo(new CutOutcome.Published(2, CutKind.ORDINARY));

      for (String path : List.of("indice.json", "gub/estado.json", "actos.json")) {
        assertThat(shown(path)).isNotEmpty();
      }
      assertThat(WholeCut.check(publication()).number()).isEqualTo(2);
    }

    @Test
    void anActaWhoseImageIsNotCompleteIsNotCapturedYet() throws Exception {
      ExpectedActa acta = mini.actas(code("GUB")).get(4);
      ImageHash image = night.store(acta, votes(acta, 3));
      night.jdbc().sql("delete from image").update();
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();
      assertThat(captured()).isZero();

      night.jdbc().sql("insert into image values (?, 1)").param(image.bytes()).update();
      publisher.cutNow();

      assertThat(captured()).isEqualTo(1);
      assertThat(published(image)).hasSameBinaryContentAs(night.place(image));
    }

    @Test
    void aDamagedImageIsAnIncidentAndHoldsUpNoOther() throws Exception {
      ExpectedActa damaged = mini.actas(code("GUB")).get(4);
      ExpectedActa sound = mini.actas(code("GUB")).get(5);
      ImageHash image = night.store(damaged, votes(damaged, 3));
      ImageHash other = night.store(sound, votes(sound, 4));
      Files.writeString(night.place(image), "somebody wrote here");
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();

      assertThat(captured()).isEqualTo(1);
      assertThat(published(image)).doesNotExist();
      assertThat(published(other)).exists();
      assertThat(incidents()).containsExactly("F219 " + image);
    }

    @Test
    void theLastCutCountsEspecialesInParticipationAndIsTheLast() throws Exception {
      night.store(mini.actas().stream());
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();
      String before = participation();

      act("CLOSE");
      assertThat(publisher.cutNow()).isEqualTo(new CutOutcome.Published(3, CutKind.LAST));

      assertThat(participation()).isNotEqualTo(before);
      assertThat(publisher.cutNow()).isEqualTo(CutOutcome.NotDue.CLOSED);
    }
  }

  @Nested
  class TwoTotals {
    @Test
    void aWrongStoredTotalStopsThePointerAndIsAnIncident() throws Exception {
      stops("update acta_result set calculated_total = calculated_total + 1 where acta = 'G-006'");
    }

    @Test
    void aVoteChangedBehindTheTotalStopsThePointer() throws Exception {
      stops(
          """
          update acta_result set fields = jsonb_set(fields::jsonb, '{NULOS}', '77777')
          where acta = 'G-006'
          """);
    }

    @Test
    void aWrongMarkOfInconsistencyStopsThePointer() throws Exception {
      stops("update acta_result set inconsistent = not inconsistent where acta = 'G-006'");
    }

    @Test
    void anActaInAnotherTerritoryStopsThePointer() throws Exception {
      stops("update catalogue_acta set territory = '002' where acta = 'G-006'");
    }

    private void stops(String plant) throws Exception {
      for (ExpectedActa acta : mini.actas()) {
        night.store(acta, votes(acta, 2));
      }
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();
      night.jdbc().sql(plant).update();

      assertThat(publisher.cutNow()).isInstanceOf(CutOutcome.Withheld.class);

      assertThat(pointer()).isEqualTo(2);
      assertThat(incidents()).singleElement().asString().startsWith("F607 ");
      assertThat(publication().resolve(Paths.CUTS).toFile().list())
          .as("nothing is left of what was rendered meanwhile")
          .containsExactlyInAnyOrder("000001", "000002");
      assertThat(publisher.cutNow()).isInstanceOf(CutOutcome.Withheld.class);
    }
  }

  @Nested
  class Time {
    @Test
    void beforeTheOfficialStartThereAreOnlyZeros() throws Exception {
      night.store(mini.actas().stream());
      Publisher publisher = publisher(Realm.OFFICIAL, AFTERNOON);

      assertThat(publisher.cutNow()).isEqualTo(ZEROS);
      assertThat(publisher.cutNow()).isEqualTo(CutOutcome.NotDue.BEFORE_START);
      act("OPEN");
      assertThat(publisher.cutNow()).isEqualTo(new CutOutcome.Published(2, CutKind.ZEROS));
      assertThat(publisher.cutNow()).isEqualTo(CutOutcome.NotDue.BEFORE_START);

      assertThat(captured()).isZero();
    }

    @Test
    void aDrillMarksEveryDatabase() throws Exception {
      publisher(Realm.DRILL, AFTERNOON).cutNow();

      assertThat(new String(shown("bases/PAP_GUB_2024.csv"), StandardCharsets.UTF_8))
          .startsWith("\uFEFFGUBERNATURA (SIMULACRO)\r\n02/06/2024 17:00 (UTC-6)\r\n\r\n");
    }
  }

  @Nested
  class Acts {
    @Test
    void aPauseShowsTheLastFiguresEvenIfTwoTotalsDiffer() throws Exception {
      night.store(mini.actas().stream().limit(9));
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();
      int captured = captured();
      night.store(mini.actas().stream().skip(9));
      night.jdbc().sql("update acta_result set inconsistent = not inconsistent").update();
      act("PAUSE");

      assertThat(publisher.cutNow()).isEqualTo(new CutOutcome.Published(3, CutKind.ORDINARY));

      assertThat(captured()).isEqualTo(captured);
      assertThat(json(Paths.POINTER).get("publicacion").stringValue()).isEqualTo("EN_PAUSA");
      assertThat(json(Paths.POINTER).get("corte").longValue()).isEqualTo(3);
      assertThat(WholeCut.check(publication()).files()).isGreaterThan(20);
      assertThat(shown("bases/PAP_GUB_2024.csv")).isNotEmpty();
      assertThat(publisher.cutNow()).isEqualTo(CutOutcome.NotDue.PAUSED);
      night.jdbc().sql("update acta_result set inconsistent = not inconsistent").update();
      act("RESUME");
      assertThat(publisher.cutNow()).isEqualTo(new CutOutcome.Published(4, CutKind.ORDINARY));
      assertThat(captured()).isGreaterThan(captured);
      assertThat(new JsonMapper().readTree(shown("actos.json")).get("actos").size()).isEqualTo(2);
    }

    @Test
    void actsAreNeverChanged() {
      act("OPEN");
      for (String plant :
          List.of(
              "update publication_act set reason = 'another'",
              "delete from publication_act_confirmation",
              "truncate publication_act cascade")) {
        assertThatThrownBy(() -> night.jdbc().sql(plant).update())
            .hasMessageContaining("never changed");
      }
    }

    @Test
    void theSamePersonCannotConfirmEvenInTheDatabase() {
      act("OPEN");
      assertThatThrownBy(() ->
              night
                  .jdbc()
                  .sql(
                      """
                      with act as (
                        insert into publication_act (kind, proposed_by, proposed_initials, reason)
                        values ('PAUSE', 'ada', 'A. L.', 'because') returning number)
                      insert into publication_act_confirmation
                        (act, proposed_by, confirmed_by, confirmed_initials, reason)
                      select number, 'ada', 'ada', 'A. L.', 'because' from act
                      """)
                  .update())
          .hasMessageContaining("check");
    }
  }

  @Nested
  class Wholeness {
    @Test
    void theManifestNamesEveryFileWithItsHash() throws Exception {
      night.store(mini.actas().stream());
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();

      Manifest manifest = Manifest.read(Files.readAllBytes(cut(2).resolve(Paths.MANIFEST)));
      assertThat(manifest.files()).isNotEmpty();
      manifest
          .files()
          .forEach((path, file) ->
              assertThat(published(publication().resolve(file.address())))
                  .as(path)
                  .isEqualTo(file));
      assertThat(json(Paths.POINTER).get("manifiesto").get("sha256").stringValue())
          .isEqualTo(published(cut(2).resolve(Paths.MANIFEST)).sha256());
    }

    @Test
    void onlyOneInstancePublishesAtATime() throws Exception {
      Publisher first = publisher(Realm.DRILL, NIGHT);
      Publisher second = publisher(Realm.DRILL, NIGHT);
      assertThat(first.cutNow()).isEqualTo(ZEROS);
      assertThat(second.cutNow()).isEqualTo(CutOutcome.NotDue.ELSEWHERE);

      first.close();

      assertThat(second.cutNow()).isEqualTo(new CutOutcome.Published(2, CutKind.ORDINARY));
      assertThat(json(Paths.POINTER).get("epoca").longValue()).isEqualTo(2);
    }

    @Test
    void imagesLostWithTheDirectoryArePublishedAgain() throws Exception {
      ExpectedActa acta = mini.actas(code("GUB")).get(4);
      ImageHash image = night.store(acta, votes(acta, 3));
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      publisher.cutNow();
      Files.delete(published(image));
      publisher.close();

      publisher(Realm.DRILL, NIGHT).cutNow();

      assertThat(published(image)).exists();
      assertThat(captured()).isEqualTo(1);
    }

    @Test
    void anImageIsToldOfByTheFirstCutThatShowsIt() throws Exception {
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      ImageHash first = store(4);
      publisher.cutNow();
      ImageHash second = store(5);
      publisher.cutNow();
      publisher.cutNow();

      assertThat(told(2)).containsExactly(first.hex());
      assertThat(told(3)).containsExactly(second.hex());
      assertThat(publication().resolve(Paths.cut(4)).resolve(Paths.IMAGES)).doesNotExist();
      assertThat(watch().look()).isEmpty();
    }

    @Test
    void anImageThatNoCutWouldTellOfIsFoundAndPublishedAgain() throws Exception {
      Publisher publisher = publisher(Realm.DRILL, NIGHT);
      publisher.cutNow();
      ImageHash image = store(4);
      new PublishedImages(publication(), night, night.jdbc(), new IncidentTable(night.jdbc()))
          .publishDue();
      assertThat(watch().look()).isEmpty();
      night.jdbc().sql("delete from untold_image").update();

      assertThat(watch().look())
          .containsExactly(Alteration.of("published_image", image.hex(), "added"));

      publisher.cutNow();
      assertThat(told(2)).containsExactly(image.hex());
    }

    private ImageHash store(int acta) {
      ExpectedActa expected = mini.actas(code("GUB")).get(acta);
      return night.store(expected, votes(expected, 3));
    }

    private PublishedImagesWatch watch() throws IOException {
      return new PublishedImagesWatch(
          night.jdbc(),
          new CutDirectory(
              publication(), Disk.real(), SigningKey.at(directory.resolve("another.pem"))));
    }

    private List<String> told(long cut) throws IOException {
      return json("%s/%s/%06d.json".formatted(Paths.cut(cut), Paths.IMAGES, cut))
          .get("imagenes")
          .valueStream()
          .map(JsonNode::stringValue)
          .toList();
    }
  }

  @Test
  void whatIsNotCommittedIsNoPartOfACut() throws Exception {
    ExpectedActa acta = mini.actas(code("GUB")).get(4);
    publisher(Realm.DRILL, NIGHT);
    CutSource source = new CutSource(database, mini);
    try (Connection writer = database.getConnection()) {
      writer.setAutoCommit(false);
      try (var lock = writer.createStatement()) {
        lock.execute("delete from catalogue_acta where acta = '" + acta.id() + "'");
      }

      assertThat(source.read(CutKind.ORDINARY).differences()).isEmpty();
      writer.commit();
    }
    assertThat(source.read(CutKind.ORDINARY).differences())
        .extracting(d -> d.figure())
        .contains("GUB ACTAS_ESPERADAS");
  }

  private Publisher publisher(Realm realm, Instant now) throws IOException, SQLException {
    Publisher publisher =
        PublicationConfiguration.publisher(
            publication(), mini, realm, database, night, Clock.fixed(now, ZoneOffset.UTC));
    publishers.add(publisher);
    return publisher;
  }

  @AfterEach
  void endAll() {
    publishers.forEach(Publisher::close);
  }

  /** A file as the present cut shows it. */
  private byte[] shown(String path) throws IOException {
    Manifest manifest = Manifest.read(Files.readAllBytes(cut(pointer()).resolve(Paths.MANIFEST)));
    String address = Objects.requireNonNull(manifest.files().get(path), path).address();
    return Files.readAllBytes(publication().resolve(address));
  }

  private Path publication() {
    return directory.resolve("publication");
  }

  private Path cut(long number) {
    return publication().resolve(Paths.cut(number));
  }

  private Path published(ImageHash image) {
    return publication().resolve(Paths.image(image));
  }

  private PublishedFile published(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      return new PublishedFile(
          publication().relativize(file).toString().replace('\\', '/'),
          HexFormat.of().formatHex(Sha256.of(content)),
          content.length);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private long pointer() throws IOException {
    return json(Paths.POINTER).get("corte").longValue();
  }

  private JsonNode progress() throws IOException {
    return json(Paths.cut(pointer()) + "/avance.json");
  }

  private int captured() throws IOException {
    return progress().get("elecciones").get(0).get("figuras").get("actasCapturadas").intValue();
  }

  private String participation() throws IOException {
    return progress()
        .get("elecciones")
        .get(0)
        .get("figuras")
        .get("porcentajeParticipacionCiudadana")
        .stringValue();
  }

  private JsonNode json(String path) throws IOException {
    return new JsonMapper().readTree(Files.readString(publication().resolve(path)));
  }

  /** An act of two people, as the commands leave it. */
  private void act(String kind) {
    night
        .jdbc()
        .sql(
            """
            insert into person (person, name, roles, catd, password_hash)
            values ('ada', 'Ada Luz', '{ADMINISTRADOR}', 'CCV', '-'),
              ('blas', 'Blas Paz', '{ADMINISTRADOR}', 'CCV', '-')
            on conflict do nothing
            """)
        .update();
    long act =
        night
            .jdbc()
            .sql(
                """
                insert into publication_act (kind, ground, proposed_by, proposed_initials, reason)
                values (?, case when ? = 'CLOSE' then 'COMPLETE' end, 'ada', 'A. L.', 'because')
                returning number
                """)
            .param(kind)
            .param(kind)
            .query(Long.class)
            .single();
    night
        .jdbc()
        .sql(
            """
            insert into publication_act_confirmation
              (act, proposed_by, confirmed_by, confirmed_initials, reason)
            values (?, 'ada', 'blas', 'B. P.', 'I agree')
            """)
        .param(act)
        .update();
  }

  private List<String> incidents() {
    return night
        .jdbc()
        .sql("select code || ' ' || detail from incident order by id")
        .query(String.class)
        .list();
  }

  private Map<FieldId, FieldValue> votes(ExpectedActa acta, int each) {
    return FormDefinition.of(mini, acta).keyed().stream()
        .collect(Collectors.toMap(f -> f.id(), _ -> FieldValue.votes(each)));
  }

  private static mx.openprep.election.ElectionCode code(String code) {
    return new mx.openprep.election.ElectionCode(code);
  }
}
