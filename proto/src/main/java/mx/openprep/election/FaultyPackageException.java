package mx.openprep.election;

import java.util.List;
import java.util.Locale;

/** An election package has faults; it carries every one that could be found, by file and place. */
public final class FaultyPackageException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<PackageFault> faults;

  FaultyPackageException(String source, List<PackageFault> faults) {
    super(
        source
            + ": "
            + faults.size()
            + " faults, the first: "
            + faults.getFirst().line(Locale.ENGLISH));
    this.faults = List.copyOf(faults);
  }

  /** At least one; in the order of file, line and column. */
  public List<PackageFault> faults() {
    return faults;
  }
}
