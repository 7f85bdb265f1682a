package mx.openprep.centre.audit;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import mx.openprep.centre.journal.CentreJournal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The program that is running: every jar it is made of, with its hash, also those inside a jar. */
final class Components {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Component> all;

  private Components(List<Component> all) {
    this.all = all;
  }

  /**
   * A jar.
   *
   * @param name of its file
   * @param group of Maven; empty where it does not say
   */
  record Component(String name, String group, String artifact, String version, String sha256) {}

  List<Component> all() {
    return all;
  }

  /** Of this program: the jar it was started from, or else all jars of its class path. */
  static Components ofThisProgram() throws IOException {
    List<Component> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path file = Path.of(entry);
      if (Files.isRegularFile(file)) {
        found.add(component(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        inside(file, found);
      }
    }
    found.sort(Comparator.comparing(Component::name));
    return new Components(List.copyOf(found));
  }

  private static void inside(Path file, List<Component> found) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().matches("BOOT-INF/lib/.*\\.jar")) {
          try (InputStream in = jar.getInputStream(entry)) {
            found.add(
                component(entry.getName().substring("BOOT-INF/lib/".length()), in.readAllBytes()));
          }
        }
      }
    }
  }

  private static Component component(String name, byte[] jar) throws IOException {
    String hash = BundleManifest.hash(new ByteArrayInputStream(jar));
    Optional<Properties> maven = maven(jar);
    String plain = name.replaceAll("\\.jar$", "");
    return new Component(
        name,
        maven.map(p -> p.getProperty("groupId", "")).orElse(""),
        maven.map(p -> p.getProperty("artifactId", "")).orElse(plain.replaceAll("-[0-9].*", "")),
        maven.map(p -> p.getProperty("version", "")).orElse(plain.replaceAll("^.*?-(?=[0-9])", "")),
        hash);
  }

  /** What the only Maven project in a jar is; empty for none, and for jars of several. */
  private static Optional<Properties> maven(byte[] jar) throws IOException {
    List<Properties> found = new ArrayList<>();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
          Properties properties = new Properties();
          properties.load(in);
          found.add(properties);
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** A CycloneDX 1.6 bill of materials of what is really running. */
  void sbom(Instant now, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("bomFormat", "CycloneDX");
      json.writeStringProperty("specVersion", "1.6");
      json.writeNumberProperty("version", 1);
      json.writeObjectPropertyStart("metadata");
      json.writeStringProperty("timestamp", now.toString());
      json.writeObjectPropertyStart("component");
      json.writeStringProperty("type", "application");
      json.writeStringProperty("name", "openprep-central-server");
      json.writeStringProperty("version", CentreJournal.softwareVersion());
      json.writeEndObject();
      json.writeEndObject();
      json.writeArrayPropertyStart("components");
      all.forEach(component -> write(component, json));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(Component component, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", "library");
    json.writeStringProperty("bom-ref", component.sha256());
    if (!component.group().isEmpty()) {
      json.writeStringProperty("group", component.group());
      json.writeStringProperty(
          "purl",
          "pkg:maven/%s/%s@%s"
              .formatted(component.group(), component.artifact(), component.version()));
    }
    json.writeStringProperty("name", component.artifact());
    json.writeStringProperty("version", component.version());
    json.writeArrayPropertyStart("hashes");
    json.writeStartObject();
    json.writeStringProperty("alg", "SHA-256");
    json.writeStringProperty("content", component.sha256());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }
}
