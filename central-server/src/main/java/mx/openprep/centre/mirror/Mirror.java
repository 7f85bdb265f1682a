package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a directory up to the cut that a site shows. Signature and hashes are verified before
 * anything gets its place; the pointer moves last, and never to an older cut, a smaller epoch or
 * another content of the same cut. Whenever it stops, what readers see is whole.
 */
final class Mirror {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final long SPARE = 64L << 20;

  private final Site site;
  private final MirrorDirectory directory;
  private final Optional<CentreKey> given;
  private final Settings settings;
  private final Progress progress;
  private Optional<String> tag = Optional.empty();
  private boolean isWhole;

  /**
   * How it is done.
   *
   * @param connections files at once
   * @param images false leaves the images out
   * @param packages false downloads single files only
   */
  record Settings(int connections, Retry retry, boolean images, boolean packages, Clock clock) {
    static final Settings USUAL = new Settings(8, Retry.USUAL, true, true, Clock.systemUTC());
  }

  /** What a pass came to. */
  sealed interface Outcome {
    /** The site shows what is here already. */
    record Unchanged() implements Outcome {}

    /**
     * Readers see another cut, or this one has been made whole again.
     *
     * @param files that were brought
     * @param packages of diffusion that were used
     * @param behind since the cut was made
     */
    record Moved(long cut, int files, int images, int packages, Duration behind)
        implements Outcome {}
  }

  /**
   * A mirror.
   *
   * @param given the key to trust from now on; empty: the one pinned, or the first that is seen
   */
  Mirror(
      Site site,
      MirrorDirectory directory,
      Optional<CentreKey> given,
      Settings settings,
      Progress progress) {
    this.site = site;
    this.directory = directory;
    this.given = given;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Looks once, and follows.
   *
   * @throws Refusal when it cannot; readers go on seeing what they saw
   */
  Outcome pass() {
    try {
      Optional<Site.PointerFile> offered =
          settings.retry().run("avance.json", () -> site.pointer(tag));
      if (offered.isEmpty()) {
        return new Outcome.Unchanged();
      }
      tag = Optional.empty();
      Outcome outcome = follow(offered.get().content());
      // Only now: after a failure everything is asked for anew.
      tag = offered.get().tag();
      return outcome;
    } catch (NoSuchFileException e) {
      throw new Refusal(MessageCode.SITE_FILE_MISSING, e, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Part.failure(directory.path(), e);
    } catch (UncheckedIOException e) {
      throw Part.failure(directory.path(), new IOException(e));
    }
  }

  private Outcome follow(byte[] pointerFile) throws IOException {
    Pointer offered = Pointer.parse(pointerFile);
    Optional<Pointer> shown = directory.pointer();
    if (shown.isPresent()) {
      refuseToGoBack(offered, shown.get());
      if (isWhole && offered.cut() == shown.get().cut()) {
        return new Outcome.Unchanged();
      }
    }
    byte[] manifestFile = read(offered.manifestAddress(), Limits.MANIFEST);
    byte[] signature = read(Addresses.signature(offered.cut()), Limits.SIGNATURE);
    String hash = HexFormat.of().formatHex(Sha256.of(manifestFile));
    if (!hash.equals(offered.manifestHash())) {
      throw new Refusal(
          MessageCode.SITE_FILE_DIFFERS, offered.manifestAddress(), offered.manifestHash(), hash);
    }
    CentreKey key = key();
    SignedManifest manifest = SignedManifest.read(offered.cut(), manifestFile, signature, key);
    if (shown.isPresent()) {
      refuseAnotherHistory(manifest, shown.get(), key);
    }
    directory.pin(key);
    Brought brought = bring(manifest);
    checkProgress(offered, manifest);
    directory.replace(offered.manifestAddress(), manifestFile);
    directory.replace(Addresses.signature(offered.cut()), signature);
    directory.sync();
    directory.replace(Addresses.PUBLIC_KEY, key.pem().getBytes(StandardCharsets.US_ASCII));
    replacePages(manifest);
    directory.point(pointerFile);
    directory.clearParts();
    isWhole = true;
    return new Outcome.Moved(
        offered.cut(),
        brought.files(),
        brought.images(),
        brought.packages(),
        Duration.between(offered.madeAt().toInstant(), settings.clock().instant()));
  }

  private static void refuseToGoBack(Pointer offered, Pointer shown) {
    if (offered.cut() < shown.cut()) {
      throw new Refusal(
          MessageCode.CUT_OLDER, Long.toString(offered.cut()), Long.toString(shown.cut()));
    }
    if (offered.cut() == shown.cut() && !offered.manifestHash().equals(shown.manifestHash())) {
      throw forked(offered.cut(), offered.manifestHash(), shown.manifestHash());
    }
  }

  private void refuseAnotherHistory(SignedManifest manifest, Pointer shown, CentreKey key)
      throws IOException {
    Optional<SignedManifest> ours = directory.manifest(shown, key);
    if (ours.isPresent() && manifest.epoch() < ours.get().epoch()) {
      throw new Refusal(
          MessageCode.EPOCH_SMALLER,
          Long.toString(manifest.epoch()),
          Long.toString(ours.get().epoch()));
    }
    Optional<SignedManifest.Previous> previous = manifest.previous();
    if (previous.isPresent()
        && previous.get().cut() == shown.cut()
        && !previous.get().sha256().equals(shown.manifestHash())) {
      throw forked(shown.cut(), previous.get().sha256(), shown.manifestHash());
    }
  }

  private static Refusal forked(long cut, String theirs, String ours) {
    return new Refusal(MessageCode.CUT_FORKED, Long.toString(cut), theirs, ours);
  }

  /** The key given, the one pinned, or at first use the site's own. */
  private CentreKey key() throws NoSuchFileException {
    Optional<CentreKey> known = given.or(() -> MirrorDirectory.pinnedKey(directory.path()));
    if (known.isPresent()) {
      return known.get();
    }
    CentreKey first = CentreKey.parse(read(Addresses.PUBLIC_KEY, Limits.KEY), Addresses.PUBLIC_KEY);
    LOG.info(
        "Key seen for the first time and pinned; compare it with the institute's: {}",
        first.fingerprint());
    return first;
  }

  private byte[] read(String address, long atMost) throws NoSuchFileException {
    return settings.retry().run(address, () -> site.read(address, atMost));
  }

  private record Brought(int files, int images, int packages) {}

  private Brought bring(SignedManifest manifest) throws IOException {
    Fetcher fetcher = new Fetcher(directory, settings.retry(), progress);
    List<PublishedFile> missing = missing(manifest.byAddress().values());
    checkRoom(missing);
    progress.expect(missing.stream().mapToLong(PublishedFile::size).sum());
    int packages = bringPackages(fetcher, manifest, missing);
    List<PublishedFile> singles = packages == 0 ? missing : missing(missing);
    inParallel(singles.stream().map(file -> work(file.address(), () -> fetcher.fetch(site, file))));
    NavigableSet<String> images = missingImages(manifest);
    inParallel(images.stream().map(hash -> work(hash, () -> fetcher.fetchImage(site, hash))));
    return new Brought(missing.size(), images.size(), packages);
  }

  private List<PublishedFile> missing(Collection<PublishedFile> files) {
    return files.stream().filter(file -> !directory.has(file)).toList();
  }

  private NavigableSet<String> missingImages(SignedManifest manifest) throws IOException {
    NavigableSet<String> missing = new TreeSet<>();
    if (settings.images()) {
      for (PublishedFile list : manifest.imageLists().toList()) {
        byte[] json = Files.readAllBytes(directory.place(list.address()));
        ImageReferences.list(json, list.address()).stream()
            .filter(hash -> !directory.hasImage(hash))
            .forEach(missing::add);
      }
    }
    return missing;
  }

  private void checkRoom(List<PublishedFile> missing) throws IOException {
    long needed = missing.stream().mapToLong(PublishedFile::size).sum();
    if (needed > 0 && Files.getFileStore(directory.path()).getUsableSpace() < needed + SPARE) {
      throw new Refusal(MessageCode.DISK_FULL);
    }
  }

  /** What a package lacks, or has wrong, is brought as single files afterwards. */
  private int bringPackages(Fetcher fetcher, SignedManifest manifest, List<PublishedFile> missing) {
    if (!settings.packages() || site instanceof PackageSite || missing.isEmpty()) {
      return 0;
    }
    Optional<PackageIndex> index = index();
    if (index.isEmpty()) {
      return 0;
    }
    int used = 0;
    for (PackageIndex.Entry entry : DownloadPlan.packages(missing, index.get(), manifest.cut())) {
      try {
        Path file = fetcher.part(site, entry.address(), entry.sha256(), entry.size());
        List<PublishedFile> wanted = missing(missing);
        try (PackageSite content = new PackageSite(List.of(file))) {
          wanted.forEach(one -> bringFrom(content, fetcher, one));
        }
        Files.delete(file);
        used++;
      } catch (IOException e) {
        LOG.warn("The package {} is of no use: {}", entry.address(), e.toString());
      } catch (Refusal refusal) {
        if (isOfTheDisk(refusal)) {
          throw refusal;
        }
        LOG.warn("The package {} is of no use: {}", entry.address(), refusal.getMessage());
      }
    }
    return used;
  }

  private static void bringFrom(PackageSite content, Fetcher fetcher, PublishedFile file) {
    try {
      fetcher.fetch(content, file);
    } catch (NoSuchFileException e) {
      LOG.trace("{} comes as a single file", file.address());
    } catch (Refusal refusal) {
      if (isOfTheDisk(refusal)) {
        throw refusal;
      }
      LOG.warn("In a package: {}", refusal.getMessage());
    }
  }

  private static boolean isOfTheDisk(Refusal refusal) {
    return refusal.code() == MessageCode.DISK_FULL || refusal.code() == MessageCode.STORE_FAILED;
  }

  private Optional<PackageIndex> index() {
    try {
      return Optional.of(PackageIndex.parse(site.read(PackageIndex.ADDRESS, Limits.INDEX)));
    } catch (IOException | Refusal e) {
      // Sites need have none.
      return Optional.empty();
    }
  }

  private void checkProgress(Pointer offered, SignedManifest manifest) throws IOException {
    PublishedFile own =
        manifest
            .progress()
            .orElseThrow(() ->
                new Refusal(
                    MessageCode.SITE_MALFORMED, offered.manifestAddress(), "no avance.json"));
    if (!offered.agreesWith(Files.readAllBytes(directory.place(own.address())), own.address())) {
      throw new Refusal(
          MessageCode.SITE_FILE_DIFFERS,
          "avance.json",
          "what " + own.address() + " says",
          "something else");
    }
  }

  private void replacePages(SignedManifest manifest) throws IOException {
    for (var page : manifest.pages().entrySet()) {
      directory.replace(
          page.getKey(), Files.readAllBytes(directory.place(page.getValue().address())));
    }
  }

  private interface Fetch {
    void run() throws NoSuchFileException;
  }

  private record Work(String address, Fetch fetch) {}

  private static Work work(String address, Fetch fetch) {
    return new Work(address, fetch);
  }

  /** All of them; after one has failed no other is begun, so that a dead site is soon left. */
  private void inParallel(Stream<Work> works) {
    AtomicReference<@Nullable Refusal> failure = new AtomicReference<>();
    ConcurrentSkipListSet<String> absent = new ConcurrentSkipListSet<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(settings.connections(), Thread.ofVirtual().factory())) {
      List<Future<?>> begun = new ArrayList<>();
      works.forEach(work -> begun.add(pool.submit(() -> run(work, failure, absent))));
      begun.forEach(Waiting::untilDone);
    }
    Refusal failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    if (!absent.isEmpty()) {
      throw site instanceof PackageSite
          ? new Refusal(
              MessageCode.DIFUSION_INCOMPLETE, Integer.toString(absent.size()), absent.first())
          : new Refusal(MessageCode.SITE_FILE_MISSING, absent.first());
    }
  }

  private static void run(
      Work work, AtomicReference<@Nullable Refusal> failure, ConcurrentSkipListSet<String> absent) {
    if (failure.get() != null) {
      return;
    }
    try {
      work.fetch().run();
    } catch (NoSuchFileException e) {
      absent.add(work.address());
    } catch (Refusal refusal) {
      failure.compareAndSet(null, refusal);
    }
  }
}
