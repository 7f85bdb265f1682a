package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reader checks, written apart from what publishes: pointer, signature, manifest, the hash
 * of every file and of every image.
 */
public record WholeCut(long number, long epoch, int files) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Fails with an AssertionError that names the file that is not as it should. */
  public static WholeCut check(Path publication) throws IOException {
    JsonNode pointer = json(Files.readAllBytes(publication.resolve("avance.json")));
    String address = pointer.required("manifiesto").required("ruta").stringValue();
    byte[] manifest = Files.readAllBytes(publication.resolve(address));
    require(
        hash(manifest).equals(pointer.required("manifiesto").required("sha256").stringValue()),
        address);
    checkSignature(publication, manifest, address);
    JsonNode content = json(manifest);
    require(content.required("corte").equals(pointer.required("corte")), "corte");
    int files = 0;
    for (JsonNode file : content.required("archivos")) {
      byte[] bytes = Files.readAllBytes(publication.resolve(file.required("ruta").stringValue()));
      require(bytes.length == file.required("bytes").longValue(), file.toString());
      require(hash(bytes).equals(file.required("sha256").stringValue()), file.toString());
      if (file.required("archivo").stringValue().matches("imagenes/[0-9]+\\.json")) {
        checkImages(publication, json(bytes));
      }
      files++;
    }
    return new WholeCut(
        pointer.required("corte").longValue(), pointer.required("epoca").longValue(), files);
  }

  private static void checkImages(Path publication, JsonNode list) throws IOException {
    for (JsonNode image : list.required("imagenes")) {
      Path file = publication.resolve("imagenes").resolve(image.stringValue() + ".jpg");
      require(hash(Files.readAllBytes(file)).equals(image.stringValue()), file.toString());
    }
  }

  private static void checkSignature(Path publication, byte[] manifest, String address)
      throws IOException {
    try {
      String pem = Files.readString(publication.resolve("clave-publica.pem"));
      byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      JsonNode signature = json(Files.readAllBytes(publication.resolve(address + ".firma")));
      require(
          signature.required("clave").stringValue().equals(hash(spki).substring(0, 16)), "clave");
      Signature check = Signature.getInstance(signature.required("algoritmo").stringValue());
      check.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      check.update(manifest);
      require(
          check.verify(Base64.getDecoder().decode(signature.required("firma").stringValue())),
          address + ".firma");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(address, e);
    }
  }

  private static JsonNode json(byte[] content) {
    return JSON.readTree(new String(content, StandardCharsets.UTF_8));
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new AssertionError("Not as published: " + what);
    }
  }
}
