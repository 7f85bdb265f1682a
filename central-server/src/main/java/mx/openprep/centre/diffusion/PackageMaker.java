package mx.openprep.centre.diffusion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.mirror.Addresses;
import mx.openprep.centre.mirror.CentreKey;
import mx.openprep.centre.mirror.PackageIndex;
import mx.openprep.centre.mirror.Pointer;
import mx.openprep.centre.mirror.SignedManifest;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes, for the cut that readers see, the package of what is new in it, and every few cuts the one
 * of all it shows; the index is written last. Works from the publication directory alone, after the
 * pointer has moved, and so never holds up a cut.
 */
final class PackageMaker {
  private static final Logger LOG = LoggerFactory.getLogger(PackageMaker.class);

  private final Path publication;
  private final int fullEvery;
  private final int fullKept;

  /**
   * A maker.
   *
   * @param fullEvery after so many cuts there is another full package
   * @param fullKept how many full packages stay, with the deltas since the oldest of them
   */
  PackageMaker(Path publication, int fullEvery, int fullKept) {
    this.publication = publication;
    this.fullEvery = fullEvery;
    this.fullKept = Math.max(1, fullKept);
  }

  /**
   * Makes what the present cut lacks.
   *
   * @return the cut; empty when nothing was to be done
   */
  Optional<Long> makeDue() throws IOException {
    Optional<byte[]> pointerFile = read(Paths.POINTER);
    if (pointerFile.isEmpty()) {
      return Optional.empty();
    }
    Pointer pointer = Pointer.parse(pointerFile.get());
    PackageIndex index = index();
    boolean hasDelta = index.has(pointer.cut(), PackageIndex.Kind.DELTA);
    boolean fullIsDue = fullIsDue(index, pointer.cut());
    if (hasDelta && !fullIsDue) {
      return Optional.empty();
    }
    Optional<SignedManifest> manifest = manifest(pointer.cut());
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    if (!hasDelta) {
      index = index.with(make(manifest.get(), pointerFile.get(), PackageIndex.Kind.DELTA));
      write(index);
    }
    if (fullIsDue) {
      index = index.with(make(manifest.get(), pointerFile.get(), PackageIndex.Kind.FULL));
      PackageIndex kept = index.newest(fullKept);
      write(kept);
      deleteUnlisted(index, kept);
    }
    return Optional.of(pointer.cut());
  }

  /**
   * Makes a package of the present cut somewhere else.
   *
   * @param withImages the images too: of all the cut shows, or of what is new in it
   * @throws Refusal SITE_FILE_MISSING when no signed cut is published
   */
  PackageIndex.Entry makeOnDemand(PackageIndex.Kind kind, boolean withImages, Path to)
      throws IOException {
    byte[] pointerFile =
        read(Paths.POINTER).orElseThrow(() -> missing(publication.resolve(Paths.POINTER)));
    SignedManifest manifest =
        manifest(Pointer.parse(pointerFile).cut())
            .orElseThrow(() -> missing(publication.resolve(Addresses.PUBLIC_KEY)));
    List<String> images = new ArrayList<>();
    if (withImages) {
      for (PublishedFile list : manifest.imageLists().toList()) {
        if (kind == PackageIndex.Kind.FULL
            || Addresses.cutOf(list.address()).filter(cut -> cut == manifest.cut()).isPresent()) {
          images.addAll(
              Addresses.images(
                  Files.readAllBytes(publication.resolve(list.address())), list.address()));
        }
      }
    }
    return new DiffusionPackage(publication).write(manifest, pointerFile, kind, to, images);
  }

  private static Refusal missing(Path file) {
    return new Refusal(MessageCode.SITE_FILE_MISSING, file.toString());
  }

  private boolean fullIsDue(PackageIndex index, long cut) {
    long last =
        index.packages().stream()
            .filter(entry -> entry.kind() == PackageIndex.Kind.FULL)
            .mapToLong(PackageIndex.Entry::cut)
            .max()
            .orElse(Long.MIN_VALUE / 2);
    return cut - last >= fullEvery;
  }

  private PackageIndex.Entry make(SignedManifest manifest, byte[] pointer, PackageIndex.Kind kind)
      throws IOException {
    PackageIndex.Entry made =
        new DiffusionPackage(publication)
            .write(
                manifest,
                pointer,
                kind,
                publication.resolve(kind.address(manifest.cut())),
                List.of());
    LOG.debug("Package of diffusion {}: {} bytes", made.address(), made.size());
    return made;
  }

  private void write(PackageIndex index) throws IOException {
    DurableFiles.replace(publication.resolve(PackageIndex.ADDRESS), index.render());
  }

  private void deleteUnlisted(PackageIndex before, PackageIndex after) throws IOException {
    List<PackageIndex.Entry> gone = new ArrayList<>(before.packages());
    gone.removeAll(after.packages());
    for (PackageIndex.Entry entry : gone) {
      Files.deleteIfExists(publication.resolve(entry.address()));
    }
  }

  /** What stands in a bad index is made anew, cut by cut. */
  private PackageIndex index() throws IOException {
    try {
      return read(PackageIndex.ADDRESS)
          .map(PackageIndex::parse)
          .orElseGet(() -> new PackageIndex(List.of()));
    } catch (Refusal e) {
      LOG.warn("The index of packages is begun anew: {}", e.getMessage());
      return new PackageIndex(List.of());
    }
  }

  /** Empty before publications are signed, and when the pointer has just moved on. */
  private Optional<SignedManifest> manifest(long cut) throws IOException {
    Optional<byte[]> manifest = read(Addresses.manifest(cut));
    Optional<byte[]> signature = read(Addresses.signature(cut));
    Optional<byte[]> key = read(Addresses.PUBLIC_KEY);
    if (manifest.isEmpty() || signature.isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        SignedManifest.read(
            cut,
            manifest.get(),
            signature.get(),
            CentreKey.parse(key.get(), Addresses.PUBLIC_KEY)));
  }

  private Optional<byte[]> read(String address) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(publication.resolve(address)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
