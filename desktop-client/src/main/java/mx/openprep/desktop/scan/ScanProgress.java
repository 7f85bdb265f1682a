package mx.openprep.desktop.scan;

/** Hears how far a scan has come. Called on the scanning thread; must return at once. */
@FunctionalInterface
public interface ScanProgress {
  ScanProgress NONE = percent -> {};

  /** 0 to 100, never falling within one page. */
  void percent(int percent);
}
