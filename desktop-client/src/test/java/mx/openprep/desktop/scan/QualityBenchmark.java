package mx.openprep.desktop.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How many QRs are read, how many spoilt pages are stopped, how many good ones. Prints the figures.
 *
 * <pre>arguments: [qr pages] [good pages] [spoilt pages of each kind] [seed]</pre>
 */
final class QualityBenchmark {
  private final PaperPile jalisco;
  private final PaperPile mini;
  private final long seed;
  private final ImagePipeline pipeline;
  private final List<Long> milliseconds = Collections.synchronizedList(new ArrayList<>());

  private QualityBenchmark(long seed) {
    this.seed = seed;
    jalisco = PaperPile.jalisco(seed);
    mini = PaperPile.mini(seed);
    pipeline = new ImagePipeline(Optional.of(jalisco.brief()));
  }

  public static void main(String[] arguments) {
    int[] counts = {1000, 1000, 63};
    for (int i = 0; i < Math.min(arguments.length, counts.length); i++) {
      counts[i] = Integer.parseInt(arguments[i]);
    }
    long seed = arguments.length > counts.length ? Long.parseLong(arguments[counts.length]) : 2024;
    QualityBenchmark bench = new QualityBenchmark(seed);
    System.out.println("seed " + seed);
    bench.qr(counts[0]);
    bench.good(counts[1]);
    bench.spoilt(counts[2]);
    bench.times();
  }

  private ProcessedPage process(GreyPage scan) {
    var image = scan.toImage();
    long start = System.nanoTime();
    ProcessedPage page = pipeline.process(image);
    milliseconds.add((System.nanoTime() - start) / 1_000_000);
    return page;
  }

  private void qr(int pages) {
    QrCorpus corpus = new QrCorpus(jalisco, mini, seed);
    Map<QrCorpus.Wear, AtomicInteger> all = new ConcurrentHashMap<>();
    Map<QrCorpus.Wear, AtomicInteger> read = new ConcurrentHashMap<>();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    IntStream.range(0, pages)
        .parallel()
        .forEach(number -> {
          QrCorpus.Page page = corpus.page(number);
          count(all, page.wear());
          Optional<String> seen = process(page.scan()).qr();
          if (seen.filter(page.qr()::equals).isPresent()) {
            count(read, page.wear());
          } else if (seen.isPresent()) {
            wrong.add(number + ": " + seen.get() + " for " + page.qr());
          } else {
            System.out.println("  not read: " + number + " " + page.wear());
          }
        });
    System.out.println("QR, pages turned by any angle");
    int sum = 0;
    for (QrCorpus.Wear wear : QrCorpus.Wear.values()) {
      print(wear.name(), of(read, wear), of(all, wear), "read");
      sum += of(read, wear);
    }
    print("all", sum, pages, "read");
    System.out.println("  wrong: " + wrong.size() + " " + wrong);
  }

  private void good(int pages) {
    QualityCorpus corpus = new QualityCorpus(jalisco, mini, seed);
    AtomicInteger stopped = new AtomicInteger();
    Map<String, AtomicInteger> why = new ConcurrentHashMap<>();
    IntStream.range(0, pages)
        .parallel()
        .forEach(number -> {
          ProcessedPage page = process(corpus.good(number));
          if (!page.kinds().isEmpty()) {
            stopped.incrementAndGet();
            count(why, page.kinds().toString());
            System.out.println("  stopped: " + number + " " + page.kinds() + " " + page.quality());
          }
        });
    print("good pages", stopped.get(), pages, "stopped " + new TreeMap<>(why));
  }

  private void spoilt(int pages) {
    QualityCorpus corpus = new QualityCorpus(jalisco, mini, seed);
    int all = 0;
    int sum = 0;
    System.out.println("spoilt pages: stopped; named by the fault itself, first");
    for (QualityCorpus.Spoilt how : QualityCorpus.Spoilt.values()) {
      AtomicInteger stopped = new AtomicInteger();
      AtomicInteger named = new AtomicInteger();
      Map<String, AtomicInteger> otherwise = new ConcurrentHashMap<>();
      IntStream.range(0, pages)
          .parallel()
          .forEach(i -> {
            int number = how.name().hashCode() + i;
            ProcessedPage page = process(corpus.spoilt(number, how));
            if (page.kinds().isEmpty()) {
              System.out.println("  passed: " + how + " " + i + " " + page.quality());
            } else {
              stopped.incrementAndGet();
              if (how.isNamedBy(page.kinds().getFirst())) {
                named.incrementAndGet();
              } else {
                count(otherwise, page.kinds().getFirst().name());
              }
            }
          });
      print(how.name(), stopped.get(), pages, "stopped, " + named + " by name " + otherwise);
      sum += stopped.get();
      all += pages;
    }
    print("all", sum, all, "stopped");
  }

  private void times() {
    List<Long> sorted = milliseconds.stream().sorted().toList();
    if (!sorted.isEmpty()) {
      System.out.printf(
          "a page: median %d ms, 99 %% %d ms, longest %d ms%n",
          sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }
  }

  private static <K> void count(Map<K, AtomicInteger> counts, K key) {
    Supplier<AtomicInteger> none = AtomicInteger::new;
    counts.computeIfAbsent(key, k -> none.get()).incrementAndGet();
  }

  private static <K> int of(Map<K, AtomicInteger> counts, K key) {
    return counts.getOrDefault(key, new AtomicInteger()).get();
  }

  private static void print(String what, int some, int all, String done) {
    System.out.printf(
        "  %-16s %5d of %5d  %6.2f %%  %s%n",
        what, some, all, 100.0 * some / Math.max(1, all), done);
  }
}
