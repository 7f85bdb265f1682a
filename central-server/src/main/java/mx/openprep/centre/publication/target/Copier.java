package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Encoding;
import mx.openprep.centre.publication.folder.Overtaken;
import mx.openprep.centre.publication.folder.PageFiles;
import mx.openprep.centre.publication.folder.Pointer;
import mx.openprep.centre.publication.manifest.Manifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings a target to the cut that the primary directory shows: what it lacks of the manifest, the
 * images, the manifest and its signature, the page, and last the pointer. For one thread.
 */
final class Copier {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int AT_ONCE = 16;

  private final Path primary;
  private final TargetStore target;
  // Addresses that never change and are known to be there as they should.
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final Set<String> listsDone = new HashSet<>();
  private final Map<String, String> rootFiles = new HashMap<>();
  private @Nullable Map<String, Long> found;

  Copier(Path primary, TargetStore target) {
    this.primary = primary;
    this.target = target;
  }

  /**
   * Copies what is missing.
   *
   * @return the cut the target shows now; empty while there is none
   * @throws Overtaken when the target shows a later cut than the primary directory
   */
  OptionalLong copy() throws IOException {
    Path file = primary.resolve(Paths.POINTER);
    if (Files.notExists(file)) {
      return OptionalLong.empty();
    }
    byte[] progress = Files.readAllBytes(file);
    Pointer wanted = Pointer.read(progress);
    Versioned before = target.read(Paths.POINTER);
    Optional<Pointer> shown = before.content().map(Pointer::read);
    if (shown.filter(wanted::equals).isPresent()) {
      return OptionalLong.of(wanted.cut());
    }
    if (shown.isPresent() && !wanted.follows(shown.get())) {
      throw new Overtaken("The target shows " + shown.get() + ", we have " + wanted);
    }
    byte[] content = own(wanted.manifest(), wanted.manifestHash());
    Manifest manifest = Manifest.read(content);
    copyFiles(manifest);
    copyImages(manifest);
    put(wanted.manifest(), content);
    put(wanted.signature(), Files.readAllBytes(primary.resolve(wanted.signature())));
    copyRoot(manifest);
    target.replace(Paths.POINTER, progress, before);
    copyPointerSiblings(progress);
    return OptionalLong.of(wanted.cut());
  }

  private void copyFiles(Manifest manifest) throws IOException {
    List<PublishedFile> missing =
        manifest.files().values().stream().filter(f -> !there.contains(f.address())).toList();
    atOnce(
        missing.stream().<Step>map(f -> () -> bring(f.address(), f.sha256(), f.size())).toList());
  }

  private void copyImages(Manifest manifest) throws IOException {
    for (Map.Entry<String, PublishedFile> list :
        manifest.files().subMap(Paths.IMAGES + "/", Paths.IMAGES + "0").entrySet()) {
      if (Encoding.ofSibling(list.getKey()).isPresent() || listsDone.contains(list.getKey())) {
        continue;
      }
      JsonNode json =
          JSON.readTree(
              new String(
                  own(list.getValue().address(), list.getValue().sha256()),
                  StandardCharsets.UTF_8));
      List<Step> steps = new ArrayList<>();
      for (JsonNode image : json.required("imagenes")) {
        String hash = image.stringValue();
        String address = Paths.IMAGES + "/" + hash + ".jpg";
        steps.add(() -> bring(address, hash, Files.size(primary.resolve(address))));
      }
      atOnce(steps);
      listsDone.add(list.getKey());
    }
  }

  /** The page and the public key are what may change at the root besides the pointer. */
  private void copyRoot(Manifest manifest) throws IOException {
    for (Map.Entry<String, PublishedFile> page :
        manifest.files().subMap(PageFiles.FOLDER + "/", PageFiles.FOLDER + "0").entrySet()) {
      String name = page.getKey().substring(PageFiles.FOLDER.length() + 1);
      String hash = page.getValue().sha256();
      if (!hash.equals(rootFiles.get(name))) {
        target.put(name, own(page.getValue().address(), hash), hash);
        rootFiles.put(name, hash);
      }
    }
    byte[] key = Files.readAllBytes(primary.resolve(CutDirectory.PUBLIC_KEY));
    String hash = hash(key);
    if (!hash.equals(rootFiles.get(CutDirectory.PUBLIC_KEY))) {
      target.put(CutDirectory.PUBLIC_KEY, key, hash);
      rootFiles.put(CutDirectory.PUBLIC_KEY, hash);
    }
  }

  /** From the pointer just written, so that no sibling is ahead of it. */
  private void copyPointerSiblings(byte[] progress) throws IOException {
    Map<Encoding, byte[]> siblings = Encoding.siblings(Paths.POINTER, progress);
    for (Encoding encoding : Encoding.values()) {
      String address = Paths.POINTER + encoding.suffix();
      byte @Nullable [] content = siblings.get(encoding);
      if (content == null) {
        target.delete(address);
      } else {
        put(address, content);
      }
    }
  }

  private void bring(String address, String sha256, long size) throws IOException {
    if (there.contains(address)) {
      return;
    }
    @Nullable Long present = found().get(address);
    if (present == null || present != size || !target.holds(address, sha256)) {
      target.put(address, own(address, sha256), sha256);
    }
    there.add(address);
  }

  private void put(String address, byte[] content) throws IOException {
    target.put(address, content, hash(content));
  }

  /** What was there before this program; asked for once. */
  private synchronized Map<String, Long> found() throws IOException {
    if (found == null) {
      found = target.present();
    }
    return found;
  }

  /** Our own file, if it is still as it was published. */
  private byte[] own(String address, String sha256) throws IOException {
    byte[] content = Files.readAllBytes(primary.resolve(address));
    if (!hash(content).equals(sha256)) {
      throw new IOException("Damaged in the primary directory: " + address);
    }
    return content;
  }

  private static String hash(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void atOnce(List<Step> steps) throws IOException {
    if (steps.isEmpty()) {
      return;
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());
    try {
      List<Future<?>> running = new ArrayList<>(steps.size());
      for (Step step : steps) {
        running.add(
            threads.submit(() -> {
              step.run();
              return null;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while copying", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
