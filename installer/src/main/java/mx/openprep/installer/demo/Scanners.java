package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.openprep.desktop.scan.PageSource;
import mx.openprep.desktop.scan.PnmScanner;
import mx.openprep.desktop.scan.SaneDaemon;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.desktop.scan.SimulatedScanner;

/** A scanner for each virtual CATD: true SANE where it is installed, otherwise the simulator. */
final class Scanners implements AutoCloseable {
  private final Path directory;
  private final boolean sane;
  private final List<SaneDaemon> daemons = new CopyOnWriteArrayList<>();

  private Scanners(Path directory, boolean sane) {
    this.directory = directory;
    this.sane = sane;
  }

  static Scanners open(Path data, boolean simulator) {
    return new Scanners(data.resolve("sane"), VirtualCatds.scansWithSane(simulator));
  }

  /** A scanner that takes its paper from the source. */
  Scanner scanner(String name, PageSource papers) throws IOException {
    if (!sane) {
      return new SimulatedScanner(papers, SimulatedScanner.Flaws.NONE);
    }
    SaneDaemon daemon = SaneDaemon.start(directory.resolve(name));
    daemons.add(daemon);
    return new PnmScanner(daemon, papers);
  }

  @Override
  public void close() {
    daemons.forEach(SaneDaemon::close);
  }
}
