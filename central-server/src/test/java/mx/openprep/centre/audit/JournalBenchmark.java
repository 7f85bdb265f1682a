package mx.openprep.centre.audit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.InclusionProof;
import mx.openprep.centre.proof.TreeHash;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import picocli.CommandLine;

/**
 * {@code ./prep bench journal [log [EVENTS [SMALL]] | night [PACKAGE]]}: what the log detects and
 * costs; what watcher, zeros and bundle cost at a whole state.
 */
public final class JournalBenchmark {
  private static final int FLIPS = 10_000;
  private static final PrintWriter OUT = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  private JournalBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("night")) {
      night(
          arguments.length > 1
              ? Path.of(arguments[1])
              : Path.of("proto", "elections", "jalisco-2024"));
    } else {
      log(
          arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000,
          arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000);
    }
  }

  private static void log(int events, int small) throws IOException {
    everyByte(small);
    TestJournal journal = new TestJournal("MESA-1", Realm.DRILL);
    long start = System.nanoTime();
    for (int i = 0; i < events; i++) {
      journal.session("ana");
    }
    GrowingTree tree = tree(journal.envelopes());
    Checkpoint checkpoint = Checkpoint.of("openprep/bench/drill", tree.tree());
    OUT.printf("%,d events made and hashed: %,d ms%n", events, millis(start));
    InclusionProof proof =
        new InclusionProof(events / 3, tree.tree().inclusion(events / 3), new byte[0]);
    OUT.printf(
        "proof of inclusion: %d hashes, %,d bytes%n", proof.path().size(), proof.proof().length());
    Path file = Files.createTempFile("entries", ".bin");
    write(journal.envelopes(), file);
    start = System.nanoTime();
    OUT.printf(
        "%,d events (%,d bytes) verified, %d faults: %,d ms%n",
        events, Files.size(file), verify(file, checkpoint, tree).size(), millis(start));
    Set<Integer> flipped = flip(journal.envelopes());
    write(journal.envelopes(), file);
    Set<String> named = new TreeSet<>();
    verify(file, checkpoint, tree)
        .forEach(fault -> named.add(fault.substring(0, fault.indexOf(':'))));
    long found = flipped.stream().filter(i -> named.contains("entry " + i)).count();
    OUT.printf("%,d random bytes changed, %,d of their entries named%n", flipped.size(), found);
    Files.delete(file);
  }

  private static void everyByte(int events) throws IOException {
    TestJournal journal = new TestJournal("MESA-1", Realm.DRILL);
    for (int i = 0; i < events; i++) {
      journal.session("ana");
    }
    GrowingTree tree = tree(journal.envelopes());
    Checkpoint checkpoint = Checkpoint.of("openprep/bench/drill", tree.tree());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] envelope : journal.envelopes()) {
      Entries.write(envelope, out);
    }
    byte[] whole = out.toByteArray();
    long start = System.nanoTime();
    int detected = 0;
    for (int i = 0; i < whole.length; i++) {
      whole[i] ^= (byte) (1 << i % 8);
      if (!new LogVerification(checkpoint, Optional.of(tree))
          .verify(new ByteArrayInputStream(whole))
          .isEmpty()) {
        detected++;
      }
      whole[i] ^= (byte) (1 << i % 8);
    }
    OUT.printf(
        "%,d events: %,d of %,d single-byte changes detected, %,d ms%n",
        events, detected, whole.length, millis(start));
  }

  private static Set<Integer> flip(List<byte[]> envelopes) {
    SplittableRandom random = new SplittableRandom(2024);
    Set<Integer> flipped = new TreeSet<>();
    while (flipped.size() < Math.min(FLIPS, envelopes.size() / 10)) {
      int entry = random.nextInt(envelopes.size());
      if (flipped.add(entry)) {
        byte[] envelope = envelopes.get(entry);
        envelope[random.nextInt(envelope.length)] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return flipped;
  }

  private static GrowingTree tree(List<byte[]> envelopes) {
    GrowingTree tree = new GrowingTree();
    envelopes.forEach(envelope -> tree.add(TreeHash.leaf(Sha256.of(envelope))));
    return tree;
  }

  private static void write(List<byte[]> envelopes, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (byte[] envelope : envelopes) {
        Entries.write(envelope, out);
      }
    }
  }

  private static List<String> verify(Path file, Checkpoint checkpoint, GrowingTree tree)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new LogVerification(checkpoint, Optional.of(tree)).verify(in);
    }
  }

  private static void night(Path electionPackage) throws Exception {
    Path home = Files.createTempDirectory("openprep-night");
    try (SharedPostgres postgres = new SharedPostgres()) {
      String url = postgres.newDatabase();
      try (RealCentre centre =
          RealCentre.start(
              home,
              url,
              "--openprep.package=" + electionPackage,
              "--openprep.watcher.scheduled=false",
              "--openprep.publication.scheduled=false")) {
        centre.bean(Publisher.class).cutNow();
        fill(centre);
        Watcher watcher = centre.bean(Watcher.class);
        for (String what : List.of("first look", "second", "third", "fourth", "fifth")) {
          long start = System.nanoTime();
          OUT.printf(
              "watcher, %s: %d altered, %,d ms%n", what, watcher.look().size(), millis(start));
        }
        centre
            .jdbc()
            .sql(
                "update acta_result set calculated_total = calculated_total + 1 where acta = (select min(acta) from acta_result)")
            .update();
        long start = System.nanoTime();
        OUT.printf(
            "watcher, one figure changed by hand: %s, %,d ms%n", watcher.look(), millis(start));
        command(new ZerosCommand(), url, home);
        command(
            new AuditBundleCommand(),
            url,
            home,
            "--fase",
            "cierre",
            "--package",
            electionPackage.toString(),
            "--to",
            home.resolve("cierre.zip").toString());
        OUT.printf("bundle: %,d bytes%n", Files.size(home.resolve("cierre.zip")));
      }
    }
  }

  private static void fill(RealCentre centre) {
    long start = System.nanoTime();
    List<ExpectedActa> actas = centre.election().actas();
    List<Long> events = new ArrayList<>();
    for (int from = 0; from < actas.size(); from += 500) {
      TestJournal journal = new TestJournal("MESA-" + from, Realm.DRILL);
      actas
          .subList(from, Math.min(actas.size(), from + 500))
          .forEach(acta -> journal.verified(centre.election(), acta.id(), 7));
      events.add(centre.bean(EventStore.class).append(journal.node(), journal.envelopes()).join());
    }
    OUT.printf(
        "%,d actas verified, %,d events stored and folded: %,d ms%n",
        actas.size(), events.stream().mapToLong(Long::longValue).sum(), millis(start));
  }

  private static void command(Object command, String url, Path home, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--database-url",
                url,
                "--database-user",
                "postgres",
                "--data-directory",
                home.toString()));
    arguments.addAll(List.of(more));
    long start = System.nanoTime();
    int code = new CommandLine(command).setOut(OUT).execute(arguments.toArray(String[]::new));
    OUT.printf(
        "%s ended with %d: %,d ms%n", command.getClass().getSimpleName(), code, millis(start));
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
