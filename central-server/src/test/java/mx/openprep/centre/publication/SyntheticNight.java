package mx.openprep.centre.publication;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.Casilla;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folded actas as an election night leaves them, written straight into the tables of the centre:
 * the same for the same seed.
 */
public final class SyntheticNight implements ImageSource {
  private static final Instant FIRST = Instant.parse("2024-06-03T02:00:00Z");
  private static final List<SinActaReason> REASONS = List.of(SinActaReason.values());
  private static final String INSERT =
      """
      insert into acta_result (acta, election, state, contabilizada, observations, inconsistent,
        calculated_total, fields, image, origin, digitization, document_type, transfer_mechanism,
        acopio_at, captured_at, verified_at, cotejada, position)
      values (?, ?, ?, ?, ?::text[], ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, false, ?)
      """;

  private final ElectionPackage election;
  private final DataSource database;
  private final Path images;
  private final Function<ExpectedActa, byte[]> painter;
  private final Random random = new Random(2024);
  private long position;

  /**
   * Prepares a night.
   *
   * @param images where the image files go
   */
  public SyntheticNight(
      ElectionPackage election,
      DataSource database,
      Path images,
      Function<ExpectedActa, byte[]> painter) {
    this.election = election;
    this.database = database;
    this.images = images;
    this.painter = painter;
  }

  /** A night whose images are a line of text. */
  public static SyntheticNight of(ElectionPackage election, DataSource database, Path images) {
    return new SyntheticNight(
        election,
        database,
        images,
        acta -> ("image of " + acta.id()).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Path> file(ImageHash image) {
    return Optional.of(place(image)).filter(Files::exists);
  }

  /** As the centre lays out its own store. */
  public Path place(ImageHash image) {
    return images.resolve(image.hex().substring(0, 2)).resolve(image.hex() + ".jpg");
  }

  /** Stores what these actas say; of every hundred, some are missing, illegible or too many. */
  public void store(Stream<ExpectedActa> actas) {
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> hashes = new ArrayList<>();
    actas.forEach(acta -> {
      int fate = random.nextInt(100);
      if (fate < 4) {
        rows.add(sinActa(acta, REASONS.get(fate % 3)));
      } else {
        byte[] image = painter.apply(acta);
        rows.add(verified(acta, values(acta, fate), image));
        hashes.add(keep(image));
      }
    });
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.batchUpdate("insert into image (hash, size) values (?, ?) on conflict do nothing", hashes);
    jdbc.batchUpdate(INSERT, rows);
  }

  /** Stores one acta with the given figures. */
  public ImageHash store(ExpectedActa acta, Map<FieldId, FieldValue> values) {
    byte[] image = painter.apply(acta);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.batchUpdate(INSERT, List.<Object[]>of(verified(acta, values, image)));
    jdbc.batchUpdate(
        "insert into image (hash, size) values (?, ?) on conflict do nothing",
        List.<Object[]>of(keep(image)));
    return ImageHash.of(image);
  }

  /** Stores that there is no acta. */
  public void storeSinActa(ExpectedActa acta, SinActaReason reason) {
    new JdbcTemplate(database).batchUpdate(INSERT, List.<Object[]>of(sinActa(acta, reason)));
  }

  /** Stores an acta fuera de catálogo. */
  public void storeOutsideCatalogue(ExpectedActa like) {
    byte[] image = ("outside " + like.id()).getBytes(StandardCharsets.UTF_8);
    ActaId id = ActaId.outsideCatalogue(like.election(), ImageHash.of(image).hex());
    Object[] row = verified(like, Map.of(), image);
    row[0] = id.value();
    row[2] = ActaState.Name.FUERA_DE_CATALOGO.name();
    row[3] = "2";
    row[4] = "{FUERA_DE_CATALOGO}";
    row[5] = false;
    row[14] = null;
    row[15] = null;
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.batchUpdate(INSERT, List.<Object[]>of(row));
    jdbc.batchUpdate(
        "insert into image (hash, size) values (?, ?)", List.<Object[]>of(keep(image)));
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  private Object[] keep(byte[] image) {
    ImageHash hash = ImageHash.of(image);
    try {
      Files.createDirectories(place(hash).resolveSibling("."));
      if (!Files.exists(place(hash))) {
        Files.write(place(hash), image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Object[] {hash.bytes(), image.length};
  }

  private Map<FieldId, FieldValue> values(ExpectedActa acta, int fate) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    Casilla casilla = acta.casilla();
    int voters = casilla.type().withoutSection() ? 12 : casilla.listaNominal().orElse(0) / 2 + 60;
    List<FormField> keyed = FormDefinition.of(election, acta).keyed();
    for (FormField field : keyed) {
      double share = field.id().value().startsWith("C_") ? 0.006 : 0.16;
      int votes = (int) (voters * (fate == 4 ? 9 : 1) * share * (0.3 + 1.2 * random.nextDouble()));
      values.put(field.id(), mark(fate).orElseGet(() -> FieldValue.votes(votes)));
    }
    return values;
  }

  private Optional<FieldValue> mark(int fate) {
    if (fate == 5) {
      return Optional.of(FieldValue.Mark.ILLEGIBLE);
    }
    return fate < 20 && random.nextInt(9) == 0
        ? Optional.of(FieldValue.Mark.BLANK)
        : Optional.empty();
  }

  private Object[] verified(ExpectedActa acta, Map<FieldId, FieldValue> values, byte[] image) {
    CountingDecision decision =
        CountingDecision.verified(
            FormDefinition.of(election, acta), values, acta, election.rules());
    boolean phone = random.nextInt(4) == 0;
    Instant at = FIRST.plusSeconds(position * 7);
    return new Object[] {
      acta.id().value(),
      acta.election().value(),
      ActaState.Name.VERIFICADA.name(),
      decision.contabilizada().sign(),
      decision.observations().stream().map(Enum::name).collect(joining(",", "{", "}")),
      decision.isInconsistent(),
      decision.total(),
      json(values),
      ImageHash.of(image).bytes(),
      phone ? "CASILLA" : "CATD",
      phone ? "MOVIL" : "ESCANER",
      "ACTA_PREP",
      "F",
      time(at),
      time(at.plusSeconds(95)),
      time(at.plusSeconds(212)),
      ++position
    };
  }

  private Object[] sinActa(ExpectedActa acta, SinActaReason reason) {
    @Nullable Object[] row = new Object[17];
    row[0] = acta.id().value();
    row[1] = acta.election().value();
    row[2] = ActaState.Name.SIN_ACTA.name();
    row[3] = "0";
    row[4] = "{" + reason.observation().name() + "}";
    row[5] = false;
    row[6] = 0;
    row[7] = "{}";
    row[16] = ++position;
    return row;
  }

  private static String json(Map<FieldId, FieldValue> values) {
    return values.entrySet().stream()
        .map(e ->
            "\""
                + e.getKey()
                + "\": "
                + switch (e.getValue()) {
                  case FieldValue.Votes(int count) -> Integer.toString(count);
                  case FieldValue.Mark mark -> "\"" + mark.name() + "\"";
                })
        .collect(joining(", ", "{", "}"));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
