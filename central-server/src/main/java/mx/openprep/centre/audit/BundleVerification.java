package mx.openprep.centre.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import mx.openprep.centre.mirror.CentreKey;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.message.Refusal;

/**
 * Verifies an audit bundle with nothing but its key: every byte of the zip, the signature, the hash
 * of every entry, the journals against their checkpoint, and that what it says of zeros and cases
 * is well.
 */
public final class BundleVerification {
  private final Path file;
  private final Optional<CentreKey> pinned;
  private final List<String> findings = new ArrayList<>();

  public BundleVerification(Path file, Optional<CentreKey> pinned) {
    this.file = file;
    this.pinned = pinned;
  }

  /** Whether a file looks like a bundle, whole or not. */
  public static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(200), StandardCharsets.ISO_8859_1);
      return start.contains(Bundle.COVER)
          || BundleZip.names(file).filter(n -> n.contains(BundleManifest.FILE)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** What is wrong, each beginning with the name of an entry; empty when all is well. */
  public List<String> verify() {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      entries(zip);
    } catch (IOException | UncheckedIOException e) {
      findings.add("the zip: it cannot be read: " + e.getMessage());
    } catch (Refusal refusal) {
      findings.add(BundleManifest.KEY + ": " + refusal.code().code());
    } catch (IllegalArgumentException e) {
      findings.add(BundleManifest.FILE + ": " + e.getMessage());
    }
    if (findings.isEmpty()) {
      BundleZip.difference(file)
          .ifPresent(near -> findings.add("the zip: a byte is other than it should be at " + near));
    }
    return List.copyOf(findings);
  }

  private void entries(ZipFile zip) throws IOException {
    byte[] manifest = bytes(zip, BundleManifest.FILE);
    CentreKey own = CentreKey.parse(bytes(zip, BundleManifest.KEY), BundleManifest.KEY);
    CentreKey key = pinned.orElse(own);
    if (!own.equals(key)) {
      findings.add(BundleManifest.KEY + ": key " + own.id() + ", expected " + key.id());
    }
    String signature = new String(bytes(zip, BundleManifest.SIGNATURE), StandardCharsets.US_ASCII);
    if (!signature.matches("[0-9a-f]{128}\n")) {
      findings.add(BundleManifest.SIGNATURE + ": not a signature");
    } else if (!key.verifies(manifest, HexFormat.of().parseHex(signature.strip()))) {
      findings.add(
          BundleManifest.FILE + " or " + BundleManifest.SIGNATURE + ": not signed by " + key.id());
    }
    SortedMap<String, String> hashes = BundleManifest.parse(manifest);
    TreeSet<String> names = new TreeSet<>(BundleZip.names(file).orElse(List.of()));
    for (var entry : hashes.entrySet()) {
      if (!names.remove(entry.getKey())) {
        findings.add(entry.getKey() + ": missing");
      } else {
        check(zip, entry.getKey(), entry.getValue());
      }
    }
    names.removeAll(List.of(BundleManifest.FILE, BundleManifest.SIGNATURE));
    names.forEach(name -> findings.add(name + ": in no manifest"));
    if (findings.isEmpty()) {
      says(zip, key);
    }
  }

  private void check(ZipFile zip, String name, String expected) {
    try {
      String found = BundleManifest.hash(BundleZip.open(zip, name));
      if (!found.equals(expected)) {
        findings.add(name + ": expected SHA-256 " + expected + ", found " + found);
      }
    } catch (IOException | UncheckedIOException e) {
      findings.add(name + ": it cannot be read: " + e.getMessage());
    }
  }

  private void says(ZipFile zip, CentreKey key) throws IOException {
    Optional<Checkpoint> checkpoint =
        Checkpoint.open(bytes(zip, Bundle.CHECKPOINT), key.spki(), key::verifies);
    if (checkpoint.isEmpty()) {
      findings.add(Bundle.CHECKPOINT + ": not signed by " + key.id());
      return;
    }
    GrowingTree leaves = new GrowingTree();
    try (InputStream in = new BufferedInputStream(BundleZip.open(zip, Bundle.LEAVES))) {
      for (byte[] leaf = in.readNBytes(TreeHash.SIZE);
          leaf.length == TreeHash.SIZE;
          leaf = in.readNBytes(TreeHash.SIZE)) {
        leaves.add(leaf);
      }
    }
    if (!checkpoint.get().tells(leaves.tree())) {
      findings.add(Bundle.LEAVES + ": not the log of the checkpoint");
    }
    try (InputStream entries = new BufferedInputStream(BundleZip.open(zip, Bundle.ENTRIES))) {
      new LogVerification(checkpoint.get(), Optional.of(leaves))
          .verify(entries)
          .forEach(fault -> findings.add(Bundle.ENTRIES + ": " + fault));
    }
    for (String table : Bundle.JUDGED) {
      new String(bytes(zip, table), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.endsWith(Bundle.NOT_WELL))
          .forEach(line -> findings.add(table + ": " + line));
    }
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    try (InputStream in = BundleZip.open(zip, name)) {
      byte[] content = in.readNBytes(64 << 20);
      return new ByteArrayInputStream(content).readAllBytes();
    }
  }
}
