package mx.openprep.desktop.printing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where sheets go. Every call may take seconds: not on the FX thread. */
public interface Printing {
  /** Names of the printers this machine has, its own choice first. */
  List<String> printers();

  /** The printer a person chose, whether or not it is there now. */
  Optional<String> chosen();

  /** Prints there from now on; remembered. */
  void choose(String printer);

  /**
   * Hands the sheet to the printer: the chosen one, or the machine's own choice.
   *
   * @return the printer's name
   * @throws mx.openprep.message.Refusal PRINTER_NONE, PRINTER_GONE, PRINTER_FAILED
   */
  String print(Sheet sheet);

  /** The folder sheets were saved to last, or the person's own. */
  Path folder();

  /**
   * Saves the sheet as a file and remembers the folder. A file of that name is never written over.
   *
   * @return the file
   * @throws mx.openprep.message.Refusal SHEET_NOT_SAVED
   */
  Path save(Sheet sheet, Path folder);
}
