package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A publication directory. */
public record DirectorySite(Path directory) implements Site {
  @Override
  public Content open(String address, long from, long atMost) throws IOException {
    Path file = Addresses.place(directory, address);
    if (Addresses.size(file).isEmpty()) {
      throw new NoSuchFileException(address);
    }
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(from);
      return new Content(in, from);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
