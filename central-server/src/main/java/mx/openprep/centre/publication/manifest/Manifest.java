package mx.openprep.centre.publication.manifest;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.journal.Realm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifiesto.json}: address, SHA-256 and size of every file that a cut shows, in whatever
 * cut's folder it lies, so that anybody can check it. It names the manifest before it, so that the
 * manifests of a night are a chain.
 *
 * @param official false in a drill: its manifest cannot pass for an official one
 * @param files by logical path
 */
public record Manifest(
    long cut,
    long epoch,
    boolean official,
    String madeAt,
    String packageHash,
    Optional<Previous> previous,
    SortedMap<String, PublishedFile> files) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Bytes of an entry, about. */
  private static final int ENTRY = 256;

  // Written tens of thousands of times in every cut.
  private static final SerializableString FILE = new SerializedString("archivo");
  private static final SerializableString ADDRESS = new SerializedString("ruta");
  private static final SerializableString HASH = new SerializedString("sha256");
  private static final SerializableString SIZE = new SerializedString("bytes");

  /** The cut that readers saw before. */
  public record Previous(long cut, String sha256) {}

  /** A manifest's bytes are not one. */
  public static final class Malformed extends RuntimeException {
    private Malformed(@Nullable Throwable cause) {
      super("Not a manifest", cause);
    }
  }

  public Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  public static Manifest of(
      Cut cut, Optional<Previous> previous, SortedMap<String, PublishedFile> files) {
    return new Manifest(
        cut.number(),
        cut.epoch(),
        cut.realm() == Realm.OFFICIAL,
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time(cut)),
        cut.election().hash().hex(),
        previous,
        files);
  }

  private static OffsetDateTime time(Cut cut) {
    return cut.madeAt().truncatedTo(ChronoUnit.SECONDS);
  }

  public byte[] render() {
    return JsonFile.render(
        files.size() * ENTRY,
        json -> {
          json.writeNumberProperty("corte", cut);
          json.writeNumberProperty("epoca", epoch);
          json.writeBooleanProperty("oficial", official);
          json.writeStringProperty("hora", madeAt);
          json.writeStringProperty("paqueteElectoral", packageHash);
          previous.ifPresent(before -> {
            json.writeObjectPropertyStart("anterior");
            json.writeNumberProperty("corte", before.cut());
            json.writeStringProperty("sha256", before.sha256());
            json.writeEndObject();
          });
          json.writeArrayPropertyStart("archivos");
          files.forEach((path, file) -> {
            json.writeStartObject();
            json.writeName(FILE).writeString(path);
            json.writeName(ADDRESS).writeString(file.address());
            json.writeName(HASH).writeString(file.sha256());
            json.writeName(SIZE).writeNumber(file.size());
            json.writeEndObject();
          });
          json.writeEndArray();
        });
  }

  /**
   * Reads what {@link #render} wrote.
   *
   * @throws Malformed for anything else
   */
  public static Manifest read(byte[] json) {
    try {
      JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
      SortedMap<String, PublishedFile> files = new TreeMap<>();
      for (JsonNode file : root.required("archivos")) {
        files.put(
            file.required("archivo").stringValue(),
            new PublishedFile(
                file.required("ruta").stringValue(),
                file.required("sha256").stringValue(),
                file.required("bytes").longValue()));
      }
      return new Manifest(
          root.required("corte").longValue(),
          root.required("epoca").longValue(),
          root.required("oficial").booleanValue(),
          root.required("hora").stringValue(),
          root.required("paqueteElectoral").stringValue(),
          root.optional("anterior")
              .map(before ->
                  new Previous(
                      before.required("corte").longValue(),
                      before.required("sha256").stringValue())),
          files);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }
}
