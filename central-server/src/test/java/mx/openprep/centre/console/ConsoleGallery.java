package mx.openprep.centre.console;

import java.nio.file.Path;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/**
 * A console with a night half done, to look at: pages are read anew at each request. It runs until
 * its input ends.
 *
 * <p>Argument: election package.
 */
final class ConsoleGallery {
  private ConsoleGallery() {}

  public static void main(String[] arguments) throws Exception {
    try (ConsoleUnderTest console = ConsoleUnderTest.start(Path.of(arguments[0]))) {
      console
          .centre()
          .bean(ConsoleDoor.class)
          .context()
          .getBean(SpringResourceTemplateResolver.class)
          .setCacheable(false);
      while (System.in.read() >= 0) {
        ConsoleUnderTest.cut(console.centre());
      }
    }
  }
}
