package mx.openprep.desktop.digitization;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What pages can come from at this workstation. */
public interface PageSources {
  /** How every page is scanned: in grey, so many dots an inch, a sheet of this size. */
  record Profile(String name, int dotsPerInch, double widthMm, double heightMm) {}

  /** The one profile there is; nobody changes it at a workstation. */
  Profile profile();

  /**
   * The scanners and folders to scan with, the one chosen first. Looks for some when none was
   * chosen; may take seconds.
   */
  List<PageSource> find();

  /** The pages of these picture files. */
  PageSource files(List<Path> pictures);

  /** Pages scanned in an earlier run, oldest first: they are not lost, they wait. */
  List<WaitingPage> waiting();

  /** The text of the QR of an image that is at the node, if it can be read. */
  Optional<String> qr(byte[] jpeg);

  /** Where the scanner of this workstation is chosen. */
  ScannerDesk desk();
}
