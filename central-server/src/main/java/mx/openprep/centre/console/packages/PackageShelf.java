package mx.openprep.centre.console.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import mx.openprep.centre.CentreSettings;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.election.PackageHash;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.stereotype.Component;

/** Packages that were sent to the console, each a zip named by its hash. */
@Component
class PackageShelf {
  private final Path directory;

  PackageShelf(CentreSettings settings) {
    directory = settings.dataDirectory().toAbsolutePath().resolve("packages");
  }

  /**
   * Keeps a package that has no faults.
   *
   * @throws FaultyPackageException with every fault there is
   */
  ElectionPackage keep(InputStream zip) throws IOException, FaultyPackageException {
    Files.createDirectories(directory);
    Path arriving = Files.createTempFile(directory, "arriving", ".zip");
    try {
      Files.copy(zip, arriving, StandardCopyOption.REPLACE_EXISTING);
      ElectionPackage read = ElectionPackageReader.read(arriving);
      Files.move(arriving, place(read.hash()), StandardCopyOption.REPLACE_EXISTING);
      return read;
    } finally {
      Files.deleteIfExists(arriving);
    }
  }

  /** Where it lies, for the start of the centre with it. */
  Path place(PackageHash hash) {
    return directory.resolve(hash.hex() + ".zip");
  }

  /**
   * Reads it again.
   *
   * @throws Refusal PACKAGE_FAULTY when there is none of this hash
   */
  ElectionPackage read(PackageHash hash) {
    try {
      return ElectionPackageReader.read(place(hash));
    } catch (IOException | FaultyPackageException e) {
      throw new Refusal(MessageCode.PACKAGE_FAULTY, e, hash.brief());
    }
  }

  /** What a person compares of a package. */
  record Summary(
      String process,
      String name,
      PackageHash hash,
      List<OfElection> elections,
      int casillas,
      int catds) {
    static Summary of(ElectionPackage election) {
      return new Summary(
          election.process().id(),
          election.process().name(),
          election.hash(),
          election.elections().stream()
              .map(e -> new OfElection(e.code().value(), e.name(), election.actas(e.code()).size()))
              .toList(),
          election.casillas().size(),
          election.catds().size());
    }

    public int actas() {
      return elections.stream().mapToInt(OfElection::actas).sum();
    }
  }

  /** Expected actas of an election. */
  record OfElection(String code, String name, int actas) {}
}
