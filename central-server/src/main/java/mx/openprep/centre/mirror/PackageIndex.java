package mx.openprep.centre.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.message.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * {@code difusion/indice.json}: which packages of diffusion a site has. Says what is worth
 * downloading and nothing more: what a package holds is checked against the manifest inside.
 */
public record PackageIndex(List<Entry> packages) {
  public static final String FOLDER = "difusion";
  public static final String ADDRESS = FOLDER + "/indice.json";

  public PackageIndex {
    packages =
        packages.stream()
            .sorted(Comparator.comparingLong(Entry::cut).thenComparing(Entry::kind))
            .toList();
  }

  /** What a package holds. */
  public enum Kind {
    /** What is new in its cut. */
    DELTA("delta"),
    /** All that its cut shows, images apart. */
    FULL("completo");

    private final String published;

    Kind(String published) {
      this.published = published;
    }

    /** {@code difusion/000012-delta.zip}. */
    public String address(long cut) {
      return String.format(Locale.ROOT, "%s/%06d-%s.zip", FOLDER, cut, published);
    }

    private static Kind of(String published) {
      for (Kind kind : values()) {
        if (kind.published.equals(published)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("unknown kind of package");
    }
  }

  /**
   * One package.
   *
   * @param size in bytes
   */
  public record Entry(long cut, Kind kind, long size, String sha256) {
    public String address() {
      return kind.address(cut);
    }
  }

  /**
   * Reads one.
   *
   * @throws Refusal SITE_MALFORMED
   */
  public static PackageIndex parse(byte[] json) {
    return StrictJson.read(
        json,
        ADDRESS,
        root -> {
          List<Entry> entries = new ArrayList<>();
          for (JsonNode entry : StrictJson.member(root, "paquetes")) {
            entries.add(entry(entry));
          }
          return new PackageIndex(entries);
        });
  }

  private static Entry entry(JsonNode json) {
    Entry entry =
        new Entry(
            StrictJson.count(json, "corte"),
            Kind.of(StrictJson.text(json, "tipo")),
            StrictJson.count(json, "bytes"),
            StrictJson.sha256(json, "sha256"));
    if (!entry.address().equals(StrictJson.text(json, "ruta"))) {
      throw new IllegalArgumentException("a package with the address of another");
    }
    return entry;
  }

  /** The file. */
  public byte[] render() {
    return JsonFile.render(json -> {
      json.writeArrayPropertyStart("paquetes");
      packages.forEach(entry -> {
        json.writeStartObject();
        json.writeNumberProperty("corte", entry.cut());
        json.writeStringProperty("tipo", entry.kind().published);
        json.writeStringProperty("ruta", entry.address());
        json.writeNumberProperty("bytes", entry.size());
        json.writeStringProperty("sha256", entry.sha256());
        json.writeEndObject();
      });
      json.writeEndArray();
    });
  }

  /** Whether there is this package. */
  public boolean has(long cut, Kind kind) {
    return packages.stream().anyMatch(entry -> entry.cut() == cut && entry.kind() == kind);
  }

  /** This one with a package more. */
  public PackageIndex with(Entry entry) {
    return new PackageIndex(
        Stream.concat(
                packages.stream()
                    .filter(other -> other.cut() != entry.cut() || other.kind() != entry.kind()),
                Stream.of(entry))
            .toList());
  }

  /**
   * The newest full packages and what came after the oldest of them: whoever is further behind
   * begins with a full one.
   *
   * @param kept how many full packages, at least 1
   */
  public PackageIndex newest(int kept) {
    List<Entry> full = packages.stream().filter(entry -> entry.kind() == Kind.FULL).toList();
    if (full.size() <= kept) {
      return this;
    }
    long first = full.get(full.size() - kept).cut();
    return new PackageIndex(packages.stream().filter(entry -> entry.cut() >= first).toList());
  }
}
