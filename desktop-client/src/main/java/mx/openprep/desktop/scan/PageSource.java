package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.Optional;

/** A pile of pages made by a program, for a scanner without paper. */
@FunctionalInterface
public interface PageSource {
  /** Takes the next page off the pile; empty when there is none at present. */
  Optional<BufferedImage> next();
}
