package mx.openprep.desktop.digitization;

import java.nio.file.Path;
import java.util.List;

/** What pages can come from at this workstation. */
public interface PageSources {
  /** Looks for scanners and folders; may take seconds. */
  List<PageSource> find();

  /** One page from a file of an image. */
  PageSource file(Path image);
}
