package mx.openprep.desktop.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.PageSource;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.desktop.scan.escl.EsclAddress;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scanners of this workstation: those it was started with; else the one a person chose, which
 * is remembered; else whatever there is.
 */
final class Scanners implements ScannerDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scanners.class);

  private final List<Choice> named;
  private final ScannerMaker maker;
  private final ScannedPages pages;
  private final Path file;
  private final Map<Choice, ScannerPages> open = new LinkedHashMap<>();
  private final AtomicReference<@Nullable Scanner> tried = new AtomicReference<>();

  Scanners(List<Choice> named, ScannerMaker maker, ScannedPages pages) {
    this.named = List.copyOf(named);
    this.maker = maker;
    this.pages = pages;
    this.file = maker.directory().resolve("chosen");
  }

  /** A program's own scanner besides, under this name. */
  Scanners with(String name, Scanner scanner) {
    Choice choice = ScannerMaker.sane(name);
    open.put(choice, new ScannerPages(name, scanner, pages));
    Scanners all = new Scanners(List.of(choice), maker, pages);
    all.open.putAll(open);
    return all;
  }

  synchronized List<PageSource> inUse() {
    Optional<Choice> chosen = chosen();
    List<Choice> choices = new ArrayList<>(chosen.stream().toList());
    named.stream().filter(choice -> !choices.contains(choice)).forEach(choices::add);
    if (choices.isEmpty()) {
      choices.addAll(maker.discovered());
    }
    return choices.stream().map(this::source).toList();
  }

  private PageSource source(Choice choice) {
    return open.computeIfAbsent(
        choice, one -> new ScannerPages(one.name(), maker.scanner(one), pages));
  }

  private Optional<Choice> chosen() {
    try {
      List<String> lines = Files.readAllLines(file);
      Choice choice = maker.named(lines.get(0));
      return Optional.of(
          new Choice(choice.kind(), lines.get(1), choice.address(), choice.fingerprint()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | IndexOutOfBoundsException | Refusal e) {
      // It can be chosen again; that must not keep anybody from scanning.
      LOG.warn("The chosen scanner cannot be read from {}", file, e);
      return Optional.empty();
    }
  }

  @Override
  public List<Choice> find() {
    List<Choice> all = new ArrayList<>();
    chosen().ifPresent(all::add);
    all.addAll(named);
    try {
      all.addAll(maker.discovered());
    } catch (Refusal nothing) {
      LOG.info("No scanner was found", nothing);
    }
    Map<String, Choice> once = new LinkedHashMap<>();
    all.forEach(choice -> once.putIfAbsent(choice.address(), choice));
    return List.copyOf(once.values());
  }

  @Override
  public Choice named(String address) {
    return maker.named(address);
  }

  @Override
  public synchronized void choose(Choice choice) {
    try {
      DurableFiles.writePrivate(
          file, (choice.address() + "\n" + choice.name() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }

  @Override
  public Page test(Choice choice, DoubleConsumer progress) {
    Optional<ScannerPages> inUse = openOne(choice);
    if (inUse.isPresent()) {
      return inUse.get().test(progress);
    }
    try (Scanner scanner = maker.scanner(choice)) {
      tried.set(scanner);
      return pages.page(scanner.scan(percent -> progress.accept(percent / 100.0)), choice.name());
    } catch (CancellationException e) {
      throw new Refusal(MessageCode.SCANNER_STOPPED_ITSELF, e, choice.name());
    } finally {
      tried.set(null);
    }
  }

  /** A scanner in use would be busy for a second one. */
  private synchronized Optional<ScannerPages> openOne(Choice choice) {
    return open.entrySet().stream()
        .filter(entry -> entry.getKey().address().equals(choice.address()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public void cancel() {
    openPages().forEach(ScannerPages::cancel);
    Scanner scanner = tried.get();
    if (scanner != null) {
      scanner.cancel();
    }
  }

  private synchronized List<ScannerPages> openPages() {
    return List.copyOf(open.values());
  }

  @Override
  public String shownBy(Choice choice) {
    return maker.certificates().shownBy(EsclAddress.parse(choice.address())).toString();
  }

  @Override
  public void trust(Choice choice, String fingerprint) {
    maker.certificates().trust(EsclAddress.parse(choice.address()), Fingerprint.parse(fingerprint));
  }

  @Override
  public synchronized void close() {
    open.values().forEach(ScannerPages::close);
  }
}
