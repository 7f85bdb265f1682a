package mx.openprep.centre.mirror;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.PublishedFile;

/** A small publication that follows the contract, and breaks it where a test says so. */
public final class TestPublication {
  private final int sections;

  private final Path directory;
  private final KeyPair keys;
  private final Random random = new Random(7);
  private final Map<String, PublishedFile> shown = new TreeMap<>();
  private final List<String> images = new ArrayList<>();
  private Optional<String> previousHash = Optional.empty();
  private Optional<String> presentHash = Optional.empty();
  private long cut;
  private long epoch = 1;

  public TestPublication(Path directory) {
    this(directory, keys(), 3);
  }

  TestPublication(Path directory, KeyPair keys, int sections) {
    this.directory = directory;
    this.sections = sections;
    this.keys = keys;
    write("clave-publica.pem", key().pem().getBytes(StandardCharsets.US_ASCII));
  }

  static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  KeyPair keyPair() {
    return keys;
  }

  public Path directory() {
    return directory;
  }

  CentreKey key() {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    return CentreKey.parse(pem.getBytes(StandardCharsets.US_ASCII), "test");
  }

  TestPublication epoch(long next) {
    epoch = next;
    return this;
  }

  TestPublication number(long next) {
    cut = next - 1;
    return this;
  }

  /** A cut in which a few sections, and so their images, are new. */
  public long publish() {
    cut++;
    previousHash = presentHash;
    shown.keySet().removeIf(path -> path.startsWith("bases/"));
    List<String> fresh = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      byte[] image = new byte[2_000 + random.nextInt(2_000)];
      random.nextBytes(image);
      String hash = sha256(image);
      write("imagenes/" + hash + ".jpg", image);
      fresh.add(hash);
    }
    images.addAll(fresh);
    add(
        String.format(Locale.ROOT, "imagenes/%06d.json", cut),
        "{\"corte\":%d,\"imagenes\":[\"%s\"]}".formatted(cut, String.join("\",\"", fresh)));
    for (int section = 0; section < sections; section++) {
      if (cut == 1 || section % 3 == cut % 3) {
        String image = images.get(section % images.size());
        add(
            "gub/distrito/001/%04d.json".formatted(section),
            """
            {"corte":%d,"actas":[{"imagen":{"ruta":"/imagenes/%s.jpg","sha256":"%s"},"texto":"%s"}]}\
            """
                .formatted(cut, image, image, "x ".repeat(600 + section)));
      }
    }
    add("indice.json", "{\"corte\":" + cut + ",\"nota\":\"" + "ñ".repeat(900) + "\"}");
    add("bases/base.csv", "a,b\r\n" + cut + ",2\r\n".repeat(800));
    add("pagina/index.html", "<!doctype html><title>PREP</title>" + "<p>hola".repeat(200));
    String progress = "{\"corte\":%d,\"epoca\":%d,\"hora\":\"2024-06-02T20:%02d:00-06:00\"}";
    add("avance.json", progress.formatted(cut, epoch, cut % 60));
    finish(progress.formatted(cut, epoch, cut % 60), manifest());
    shown.entrySet().stream()
        .filter(file -> file.getKey().startsWith("pagina/"))
        .forEach(file ->
            write(file.getKey().substring("pagina/".length()), read(file.getValue().address())));
    return cut;
  }

  /** The manifest of what is shown. */
  String manifest() {
    StringBuilder json = new StringBuilder("{\"corte\":%d,\"epoca\":%d".formatted(cut, epoch));
    previousHash.ifPresent(hash ->
        json.append(",\"anterior\":{\"corte\":%d,\"sha256\":\"%s\"}".formatted(cut - 1, hash)));
    json.append(",\"archivos\":[");
    String comma = "";
    for (Map.Entry<String, PublishedFile> file : shown.entrySet()) {
      json.append(comma).append(entry(file.getKey(), file.getValue()));
      comma = ",";
    }
    return json.append("]}").toString();
  }

  static String entry(String path, PublishedFile file) {
    return "{\"archivo\":\"%s\",\"ruta\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d}"
        .formatted(path, file.address(), file.sha256(), file.size());
  }

  /** Signs a manifest, whatever it says, and moves the pointer to it. */
  void finish(String progress, String manifest) {
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    String folder = folder();
    write(folder + "manifiesto.json", bytes);
    write(
        folder + "manifiesto.json.firma",
        "{\"algoritmo\":\"Ed25519\",\"clave\":\"%s\",\"firma\":\"%s\"}"
            .formatted(key().id(), Base64.getEncoder().encodeToString(sign(bytes)))
            .getBytes(StandardCharsets.UTF_8));
    presentHash = Optional.of(sha256(bytes));
    write(
        "avance.json",
        (progress.substring(0, progress.length() - 1)
                + ",\"manifiesto\":{\"ruta\":\"%smanifiesto.json\",\"sha256\":\"%s\"}}"
                    .formatted(folder, sha256(bytes)))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Signs anew what the present cut shows, after a test has changed it. */
  void resign() {
    finish(new String(read(shown("avance.json").address()), StandardCharsets.UTF_8), manifest());
  }

  PublishedFile shown(String path) {
    return java.util.Objects.requireNonNull(shown.get(path), path);
  }

  /** Puts another content behind a path of the present cut, siblings left alone. */
  void show(String path, byte[] content) {
    String address = folder() + path;
    write(address, content);
    shown.put(path, new PublishedFile(address, sha256(content), content.length));
  }

  private void add(String path, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    show(path, content);
    if (content.length >= 1_000) {
      show(path + ".gz", gzip(content));
      show(path + ".br", brotli(content));
    }
  }

  private String folder() {
    return String.format(Locale.ROOT, "cortes/%06d/", cut);
  }

  private byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] brotli(byte[] content) {
    try {
      Brotli4jLoader.ensureAvailability();
      return Encoder.compress(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }

  private byte[] read(String address) {
    try {
      return Files.readAllBytes(directory.resolve(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String address, byte[] content) {
    try {
      Path file = directory.resolve(address);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
