package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import mx.openprep.centre.tally.BoxVotes;
import mx.openprep.centre.tally.StoredActa;
import mx.openprep.election.ActaId;
import mx.openprep.election.Casilla;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folded actas as an election night leaves them, written straight into the tables of the centre:
 * the same for the same seed.
 */
public final class SyntheticNight implements ImageSource {
  private static final Instant FIRST = Instant.parse("2024-06-03T02:00:00Z");
  private static final List<SinActaReason> REASONS = List.of(SinActaReason.values());

  private final ElectionPackage election;
  private final DataSource database;
  private final Path images;
  private final Function<ExpectedActa, byte[]> painter;
  private final Taste taste;
  private final Map<ElectionCode, List<FieldId>> columns = new HashMap<>();
  private final Random random = new Random(2024);
  private long position;

  /** What part of those who vote chooses an option, on average. */
  public interface Taste {
    Taste EVEN = (_, option) -> option.value().startsWith("C_") ? 0.006 : 0.16;

    double share(ExpectedActa acta, FieldId option);
  }

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
    this(election, database, images, painter, Taste.EVEN);
  }

  /** Prepares a night of people with a taste. */
  public SyntheticNight(
      ElectionPackage election,
      DataSource database,
      Path images,
      Function<ExpectedActa, byte[]> painter,
      Taste taste) {
    this.taste = taste;
    this.election = election;
    this.database = database;
    this.images = images;
    this.painter = painter;
    election.elections().forEach(e -> columns.put(e.code(), BoxVotes.columns(e)));
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

  /**
   * Stores what these actas say, as one transaction; of every hundred, some are missing, illegible
   * or too many. What an acta said before is replaced.
   */
  public void store(Stream<ExpectedActa> actas) {
    List<StoredActa> lines = new ArrayList<>();
    List<byte[]> kept = new ArrayList<>();
    actas.forEach(acta -> {
      int fate = random.nextInt(100);
      if (fate < 4) {
        lines.add(sinActa(acta, REASONS.get(fate % 3)));
      } else {
        byte[] image = painter.apply(acta);
        lines.add(verified(acta, values(acta, fate), image));
        kept.add(keep(image));
      }
    });
    record(kept);
    write(lines);
  }

  /**
   * Stores what these actas say, their images as published already, without any file: what the
   * tally alone needs.
   */
  public void storePublished(Stream<ExpectedActa> actas) {
    List<StoredActa> lines = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    actas.forEach(acta -> {
      byte[] image = painter.apply(acta);
      lines.add(verified(acta, values(acta, random.nextInt(100)), image));
      hashes.add(ImageHash.of(image).bytes());
    });
    jdbc()
        .sql(
            """
            insert into published_image (hash) select * from unnest(?::bytea[])
            on conflict do nothing
            """)
        .param(hashes.toArray(byte[][]::new))
        .update();
    write(lines);
  }

  /** Stores one acta with the given figures. */
  public ImageHash store(ExpectedActa acta, Map<FieldId, FieldValue> values) {
    byte[] image = painter.apply(acta);
    write(List.of(verified(acta, values, image)));
    record(List.of(keep(image)));
    return ImageHash.of(image);
  }

  /** Stores that there is no acta. */
  public void storeSinActa(ExpectedActa acta, SinActaReason reason) {
    write(List.of(sinActa(acta, reason)));
  }

  /** Stores an acta fuera de catálogo. */
  public void storeOutsideCatalogue(ExpectedActa like) {
    byte[] image = ("outside " + like.id()).getBytes(StandardCharsets.UTF_8);
    ActaId id = ActaId.outsideCatalogue(like.election(), ImageHash.of(image).hex());
    StoredActa line =
        new StoredActa(id, like.election(), ActaState.Name.FUERA_DE_CATALOGO, ++position)
            .decision(CountingDecision.fueraDeCatalogo())
            .picture(ImageHash.of(image), random.nextInt(4) == 0)
            .times(FIRST.plusSeconds((position - 1) * 7), false);
    write(List.of(line));
    record(List.of(keep(image)));
  }

  private void record(List<byte[]> images) {
    jdbc()
        .sql(
            """
            insert into image (hash, size)
            select * from unnest(?::bytea[], ?::bigint[]) on conflict do nothing
            """)
        .param(images.stream().map(image -> ImageHash.of(image).bytes()).toArray(byte[][]::new))
        .param(images.stream().map(image -> (long) image.length).toArray(Long[]::new))
        .update();
  }

  private void write(List<StoredActa> actas) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      StoredActa.write(connection, actas);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  private byte[] keep(byte[] image) {
    ImageHash hash = ImageHash.of(image);
    try {
      Files.createDirectories(place(hash).resolveSibling("."));
      if (!Files.exists(place(hash))) {
        Files.write(place(hash), image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return image;
  }

  private Map<FieldId, FieldValue> values(ExpectedActa acta, int fate) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    Casilla casilla = acta.casilla();
    int voters = casilla.type().withoutSection() ? 12 : casilla.listaNominal().orElse(0) / 2 + 60;
    List<FormField> keyed = FormDefinition.of(election, acta).keyed();
    for (FormField field : keyed) {
      double share = taste.share(acta, field.id());
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

  private StoredActa verified(ExpectedActa acta, Map<FieldId, FieldValue> values, byte[] image) {
    CountingDecision decision =
        CountingDecision.verified(
            FormDefinition.of(election, acta), values, acta, election.rules());
    return new StoredActa(acta.id(), acta.election(), ActaState.Name.VERIFICADA, ++position)
        .decision(decision)
        .values(columns.getOrDefault(acta.election(), List.of()), values)
        .picture(ImageHash.of(image), random.nextInt(4) == 0)
        .times(FIRST.plusSeconds((position - 1) * 7), true);
  }

  private StoredActa sinActa(ExpectedActa acta, SinActaReason reason) {
    return new StoredActa(acta.id(), acta.election(), ActaState.Name.SIN_ACTA, ++position)
        .decision(CountingDecision.sinActa(reason));
  }
}
