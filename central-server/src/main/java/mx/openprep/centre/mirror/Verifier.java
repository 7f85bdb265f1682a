package mx.openprep.centre.mirror;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Checks all that a site publishes, from the pointer down to the last byte of the last image, and
 * names every file that is bad or missing. Nothing but the public key is trusted.
 */
public final class Verifier {
  private static final long KEPT_AT_MOST = 64 << 20;

  private final Site site;
  private final Optional<CentreKey> pinned;
  private final Scope scope;
  private final boolean images;
  private final int threads;
  private final Progress progress;

  private final ConcurrentSkipListSet<Finding> findings = new ConcurrentSkipListSet<>();
  private final Map<String, Expected> files = new TreeMap<>();
  private final SortedSet<String> listedImages = new ConcurrentSkipListSet<>();
  private final Map<String, String> imagesOfRows = new ConcurrentHashMap<>();
  private final LongAdder bytes = new LongAdder();
  private final List<SignedManifest> manifests = new ArrayList<>();
  private long entries;
  private int cuts;
  private boolean unreadManifests;
  private Optional<Long> ownCut = Optional.empty();

  /** How much of a publication there is to check. */
  enum Scope {
    /** The present cut and every earlier one that is known of. */
    EVERYTHING,
    PRESENT_CUT,
    /** One package of diffusion: what is in it. */
    PACKAGE
  }

  /**
   * What came out.
   *
   * @param key by which the manifests were checked; null when there was none
   * @param present null when that could not be told
   * @param entries of the log of all journals, each under the root that is signed
   */
  record Report(
      @Nullable CentreKey key,
      @Nullable Pointer present,
      long epoch,
      int cuts,
      long files,
      long images,
      long entries,
      long bytes,
      List<Finding> findings) {
    boolean isWell() {
      return findings.isEmpty();
    }
  }

  private record Expected(PublishedFile file, Optional<Sibling> sibling) {}

  private record Sibling(Decoding decoding, PublishedFile plain) {}

  /**
   * A verifier, to be used once.
   *
   * @param pinned empty: the site's own key, which proves that its files belong together and no
   *     more
   * @param images false leaves the images out
   */
  Verifier(
      Site site,
      Optional<CentreKey> pinned,
      Scope scope,
      boolean images,
      int threads,
      Progress progress) {
    this.site = site;
    this.pinned = pinned;
    this.scope = scope;
    this.images = images;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * Checks everything.
   *
   * @throws UncheckedIOException when the site cannot be read
   */
  Report verify() {
    Optional<CentreKey> key = key();
    Optional<Pointer> present = present();
    ownCut = present.map(Pointer::cut);
    Optional<SignedManifest> manifest = Optional.empty();
    if (key.isPresent() && present.isPresent()) {
      manifest =
          manifest(present.get().cut(), Optional.of(present.get().manifestHash()), key.get());
      manifest.ifPresent(this::expect);
      if (scope == Scope.EVERYTHING) {
        earlier(present.get().cut(), manifest, key.get());
      }
      checkFiles();
      manifest.ifPresent(m -> checkPointer(present.get(), m));
      manifest.ifPresent(this::checkPages);
      checkPointerSiblings();
      checkPackages();
      checkUnlisted(present.get());
      if (scope != Scope.PACKAGE && findings.isEmpty()) {
        entries = new LogCheck(site, key.get(), findings::add).check(manifests);
      }
    }
    return new Report(
        key.orElse(null),
        present.orElse(null),
        manifest.map(SignedManifest::epoch).orElse(0L),
        cuts,
        files.size(),
        images ? listedImages.size() : 0,
        entries,
        bytes.sum(),
        List.copyOf(findings));
  }

  private Optional<CentreKey> key() {
    Optional<byte[]> own = read(Addresses.PUBLIC_KEY, Limits.KEY, scope != Scope.PACKAGE);
    Optional<CentreKey> published =
        own.flatMap(pem ->
            attempt(
                Addresses.PUBLIC_KEY,
                "a public key",
                () -> CentreKey.parse(pem, Addresses.PUBLIC_KEY)));
    if (pinned.isPresent() && published.isPresent() && !pinned.equals(published)) {
      findings.add(
          new Finding(
              Addresses.PUBLIC_KEY, "key " + pinned.get().id(), "key " + published.get().id()));
    }
    return pinned.or(() -> published);
  }

  private Optional<Pointer> present() {
    return read(Paths.POINTER, Limits.POINTER, true)
        .flatMap(json -> attempt(Paths.POINTER, "a pointer", () -> Pointer.parse(json)));
  }

  private Optional<SignedManifest> manifest(long cut, Optional<String> known, CentreKey key) {
    Optional<SignedManifest> manifest = readManifest(cut, known, key);
    unreadManifests |= manifest.isEmpty();
    return manifest;
  }

  private Optional<SignedManifest> readManifest(long cut, Optional<String> known, CentreKey key) {
    String address = Addresses.manifest(cut);
    Optional<byte[]> manifest = read(address, Limits.MANIFEST, true);
    Optional<byte[]> signature = read(Addresses.signature(cut), Limits.SIGNATURE, true);
    if (manifest.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    cuts++;
    bytes.add(manifest.get().length);
    String hash = HexFormat.of().formatHex(Sha256.of(manifest.get()));
    boolean isTheKnownOne = known.filter(hash::equals).isPresent();
    if (known.isPresent() && !isTheKnownOne) {
      findings.add(new Finding(address, "SHA-256 " + known.get(), hash));
    }
    try {
      return Optional.of(SignedManifest.read(cut, manifest.get(), signature.get(), key));
    } catch (Refusal refusal) {
      String expected = "a manifest signed by " + key.id();
      switch (refusal.code()) {
        // Which of the two was altered only who knows the manifest's hash can tell.
        case SIGNATURE_WRONG -> {
          if (!isTheKnownOne) {
            findings.add(new Finding(address, expected, "one that its signature does not fit"));
          }
          if (known.isEmpty() || isTheKnownOne) {
            findings.add(
                new Finding(
                    Addresses.signature(cut),
                    "a signature by " + key.id(),
                    "one that does not fit the manifest"));
          }
        }
        case SITE_MALFORMED ->
            findings.add(
                new Finding(refusal.details().getFirst(), expected, refusal.details().getLast()));
        case KEY_CHANGED -> {
          findings.add(
              new Finding(
                  Addresses.signature(cut),
                  "a signature by " + key.id(),
                  "one by " + refusal.details().getLast()));
          if (pinned.isEmpty()) {
            // It is the site's own key then that may be the altered one.
            findings.add(
                new Finding(
                    Addresses.PUBLIC_KEY,
                    "key " + refusal.details().getLast() + ", by which manifests are signed",
                    "key " + key.id()));
          }
        }
        // An address that is not admitted, signed or not.
        default -> findings.add(new Finding(address, expected, refusal.getMessage() + ""));
      }
      return Optional.empty();
    }
  }

  private void expect(SignedManifest manifest) {
    manifests.add(manifest);
    manifest
        .files()
        .forEach((path, file) -> {
          Optional<Sibling> sibling =
              Decoding.of(path)
                  .flatMap(decoding ->
                      Optional.ofNullable(manifest.files().get(decoding.plain(path)))
                          .map(plain -> new Sibling(decoding, plain)));
          @Nullable Expected other = files.putIfAbsent(file.address(), new Expected(file, sibling));
          if (other != null && !other.file().equals(file)) {
            findings.add(
                new Finding(
                    file.address(),
                    "one content in all cuts",
                    "another in the manifest of cut " + manifest.cut()));
          }
        });
  }

  /** Along the chain of manifests, and whatever else a directory holds. */
  private void earlier(long present, Optional<SignedManifest> from, CentreKey key) {
    SortedSet<Long> seen = new TreeSet<>();
    Optional<SignedManifest.Previous> previous = from.flatMap(SignedManifest::previous);
    while (previous.isPresent() && hasManifest(previous.get().cut())) {
      seen.add(previous.get().cut());
      Optional<SignedManifest> manifest =
          manifest(previous.get().cut(), Optional.of(previous.get().sha256()), key);
      manifest.ifPresent(this::expect);
      previous = manifest.flatMap(SignedManifest::previous);
    }
    for (long cut : foldersBefore(present)) {
      if (!seen.contains(cut) && hasManifest(cut)) {
        manifest(cut, Optional.empty(), key).ifPresent(this::expect);
      }
    }
  }

  /** A mirror that has jumped over a cut has files of it, but not its manifest. */
  private boolean hasManifest(long cut) {
    return !(site instanceof DirectorySite(Path directory))
        || Files.exists(directory.resolve(Addresses.manifest(cut)))
        || Files.exists(directory.resolve(Addresses.signature(cut)));
  }

  private SortedSet<Long> foldersBefore(long present) {
    SortedSet<Long> folders = new TreeSet<>();
    if (site instanceof DirectorySite(Path directory)) {
      for (String name : names(directory.resolve(Paths.CUTS))) {
        if (name.matches("[0-9]{6,12}")) {
          folders.add(Long.valueOf(name));
        }
      }
    }
    return folders.headSet(present);
  }

  private void checkFiles() {
    progress.expect(files.values().stream().mapToLong(e -> e.file().size()).sum());
    parallel(files.values().stream().map(expected -> () -> checkFile(expected)));
    if (images && scope != Scope.PACKAGE) {
      imagesOfRows.forEach((hash, row) -> {
        if (!listedImages.contains(hash)) {
          findings.add(
              new Finding(
                  Addresses.image(hash),
                  "listed as published, for " + row + " shows it",
                  "in no list of images"));
        }
      });
      SortedSet<String> all = new TreeSet<>(listedImages);
      all.addAll(imagesOfRows.keySet());
      // Also those whose list is itself no good.
      if (site instanceof DirectorySite(Path directory)) {
        for (String name : names(directory.resolve(Paths.IMAGES))) {
          if (name.matches("[0-9a-f]{64}\\.jpg")) {
            all.add(name.substring(0, name.indexOf('.')));
          }
        }
      }
      parallel(all.stream().map(hash -> () -> checkImage(hash)));
    }
  }

  private void checkFile(Expected expected) {
    PublishedFile file = expected.file();
    boolean isOptional = scope == Scope.PACKAGE && !Addresses.cutOf(file.address()).equals(ownCut);
    checkContent(
        file.address(),
        file.size(),
        isOptional,
        in -> {
          boolean keep = file.address().endsWith(".json") && file.size() <= KEPT_AT_MOST;
          FileCheck.Result result =
              expected.sibling().isPresent()
                  ? FileCheck.sibling(
                      in,
                      file,
                      expected.sibling().get().decoding(),
                      expected.sibling().get().plain())
                  : FileCheck.plain(in, file, keep);
          if (result.fault().isPresent()) {
            findings.add(result.fault().get());
          } else {
            result.content().ifPresent(json -> collectImages(file.address(), json.toByteArray()));
          }
          bytes.add(file.size());
          progress.advance(file.size());
        });
  }

  private void collectImages(String address, byte[] json) {
    var _ =
        attempt(
            address,
            "JSON as documented",
            () -> {
              if (ImageReferences.isList(address)) {
                listedImages.addAll(ImageReferences.list(json, address));
              } else {
                ImageReferences.rows(json, address)
                    .forEach(hash -> imagesOfRows.putIfAbsent(hash, address));
              }
              return true;
            });
  }

  private void checkImage(String hash) {
    String address = Addresses.image(hash);
    checkContent(
        address,
        Limits.IMAGE,
        false,
        in -> {
          long[] size = new long[1];
          String found = FileCheck.hash(in, Limits.IMAGE, size);
          if (!found.equals(hash)) {
            findings.add(new Finding(address, "SHA-256 " + hash, found));
          }
          bytes.add(size[0]);
        });
  }

  /** The root says what the cut says. */
  private void checkPointer(Pointer pointer, SignedManifest manifest) {
    Optional<PublishedFile> own = manifest.progress();
    if (own.isEmpty()) {
      findings.add(new Finding(pointer.manifestAddress(), "avance.json in it", "none"));
      return;
    }
    read(own.get().address(), Limits.POINTER, false)
        .ifPresent(json -> {
          boolean agrees =
              attempt(
                      own.get().address(),
                      "JSON",
                      () -> pointer.agreesWith(json, own.get().address()))
                  .orElse(true);
          if (!agrees) {
            findings.add(
                new Finding(
                    Paths.POINTER, "what " + own.get().address() + " says", "something else"));
          }
        });
  }

  /** A web server's compressed copies of the pointer need not be there. */
  private void checkPointerSiblings() {
    Optional<byte[]> pointer = read(Paths.POINTER, Limits.POINTER, false);
    if (scope == Scope.PACKAGE || pointer.isEmpty()) {
      return;
    }
    String hash = HexFormat.of().formatHex(Sha256.of(pointer.get()));
    PublishedFile plain = new PublishedFile(Paths.POINTER, hash, pointer.get().length);
    for (Decoding decoding : Decoding.values()) {
      String address = decoding.sibling(Paths.POINTER);
      read(address, Limits.POINTER, false)
          .ifPresent(content -> {
            String decoded = FileCheck.decoded(new ByteArrayInputStream(content), decoding, plain);
            if (!decoded.equals(hash)) {
              findings.add(new Finding(address, "the content of " + Paths.POINTER, decoded));
            }
          });
    }
  }

  /** The page at the root is that of the cut. */
  private void checkPages(SignedManifest manifest) {
    if (scope == Scope.PACKAGE) {
      return;
    }
    manifest
        .pages()
        .forEach((name, file) ->
            checkFile(
                new Expected(
                    new PublishedFile(name, file.sha256(), file.size()), Optional.empty())));
  }

  /** Packages are a convenience: none need be there. */
  private void checkPackages() {
    if (scope != Scope.EVERYTHING) {
      return;
    }
    index()
        .ifPresent(index ->
            parallel(
                index.packages().stream()
                    .map(entry ->
                        () ->
                            checkFile(
                                new Expected(
                                    new PublishedFile(
                                        entry.address(), entry.sha256(), entry.size()),
                                    Optional.empty())))));
  }

  private Optional<PackageIndex> index() {
    return read(PackageIndex.ADDRESS, Limits.INDEX, false)
        .flatMap(json -> attempt(PackageIndex.ADDRESS, "an index", () -> PackageIndex.parse(json)));
  }

  /** What lies among the cuts and is in no manifest was put there by somebody else. */
  private void checkUnlisted(Pointer present) {
    if (scope != Scope.EVERYTHING
        // Else all that only a bad manifest lists would be named.
        || unreadManifests
        || !(site instanceof DirectorySite(Path directory))) {
      return;
    }
    for (String cut : names(directory.resolve(Paths.CUTS))) {
      if (!cut.matches("[0-9]{6,12}") || Long.parseLong(cut) > present.cut()) {
        continue;
      }
      Path folder = directory.resolve(Paths.CUTS).resolve(cut);
      try (Stream<Path> found = Files.walk(folder)) {
        found
            .filter(file -> !Files.isDirectory(file))
            .map(file -> directory.relativize(file).toString().replace('\\', '/'))
            .filter(address -> !files.containsKey(address))
            .filter(address -> !ImageReferences.isOfManifest(address))
            .forEach(address ->
                findings.add(
                    new Finding(Addresses.printable(address), "no file", "one no manifest lists")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> names(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Check {
    void of(java.io.InputStream in) throws IOException;
  }

  /** One bad file is a finding and holds up no other. */
  private void checkContent(String address, long size, boolean isOptional, Check check) {
    try (Site.Content content = site.open(address, 0, size)) {
      check.of(content.stream());
    } catch (NoSuchFileException e) {
      if (!isOptional) {
        findings.add(new Finding(address, "a file", "none"));
      }
    } catch (IOException e) {
      findings.add(new Finding(address, "a file", "it cannot be read: " + e.getMessage()));
    } catch (Refusal refusal) {
      findings.add(new Finding(address, "a file of " + size + " bytes", text(refusal)));
    }
  }

  private Optional<byte[]> read(String address, long atMost, boolean isNeeded) {
    try {
      return Optional.of(site.read(address, atMost));
    } catch (NoSuchFileException e) {
      if (isNeeded) {
        findings.add(new Finding(address, "a file", "none"));
      }
    } catch (IOException e) {
      findings.add(new Finding(address, "a file", "it cannot be read: " + e.getMessage()));
    } catch (Refusal refusal) {
      findings.add(new Finding(address, "a file", text(refusal)));
    }
    return Optional.empty();
  }

  private interface Attempt<T> {
    T run();
  }

  private <T> Optional<T> attempt(String address, String expected, Attempt<T> attempt) {
    try {
      return Optional.of(attempt.run());
    } catch (Refusal refusal) {
      findings.add(new Finding(address, expected, text(refusal)));
      return Optional.empty();
    }
  }

  private static String text(Refusal refusal) {
    return refusal.code().code() + " " + String.join(" ", refusal.details());
  }

  private void parallel(Stream<Runnable> checks) {
    List<Runnable> all = new ArrayList<>(checks.toList());
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      all.stream().map(pool::submit).toList().forEach(Waiting::untilDone);
    }
  }
}
