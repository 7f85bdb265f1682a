package mx.openprep.centre.identity;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.files.DurableFiles;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** PEM files that appear whole or not at all; those with keys are for their owner's eyes only. */
final class KeyFiles {
  private KeyFiles() {}

  static Object read(Path file) throws IOException {
    try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
      Object content = parser.readObject();
      if (content == null) {
        throw new IOException("Not a PEM file: " + file);
      }
      return content;
    }
  }

  static void write(Path file, Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(content);
    }
    DurableFiles.writePrivate(file, text.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
