package mx.openprep.centre.mirror;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import mx.openprep.centre.cut.Paths;
import org.jspecify.annotations.Nullable;

/**
 * Packages of diffusion read together, the newest cut first. Files are looked up by the address a
 * signed manifest gives them; what else a package may hold is never looked at.
 */
final class PackageSite implements Site, AutoCloseable {
  private record Opened(ZipFile zip, long cut) {}

  private final List<Opened> packages = new ArrayList<>();

  PackageSite(List<Path> files) throws IOException {
    try {
      for (Path file : files) {
        ZipFile zip = new ZipFile(file.toFile());
        packages.add(new Opened(zip, 0));
        packages.set(packages.size() - 1, new Opened(zip, cut(zip)));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    packages.sort(Comparator.comparingLong(Opened::cut).reversed());
  }

  private static long cut(ZipFile zip) throws IOException {
    @Nullable ZipEntry pointer = zip.getEntry(Paths.POINTER);
    if (pointer == null) {
      return 0;
    }
    try (var in = zip.getInputStream(pointer)) {
      return Pointer.parse(Site.read(in, zip.getName(), Limits.POINTER)).cut();
    }
  }

  @Override
  public Content open(String address, long from, long atMost) throws IOException {
    for (Opened opened : packages) {
      @Nullable ZipEntry entry = opened.zip().getEntry(address);
      if (entry != null && !entry.isDirectory()) {
        return new Content(opened.zip().getInputStream(entry), 0);
      }
    }
    throw new NoSuchFileException(address);
  }

  @Override
  public void close() throws IOException {
    for (Opened opened : packages) {
      opened.zip().close();
    }
  }
}
