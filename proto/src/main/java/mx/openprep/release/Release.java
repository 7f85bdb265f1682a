package mx.openprep.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * A release of the whole system: both ends are built from one source and bear one version.
 *
 * @param version as <a href="https://semver.org">Semantic Versioning</a> has it
 * @param name its code name (<i>nombre clave</i>), said aloud where hashes are compared
 */
public record Release(String version, String name) {
  private static final String UNFINISHED = "-SNAPSHOT";
  private static final Release CURRENT = read();

  /** The one this program is of. */
  public static Release current() {
    return CURRENT;
  }

  /** Whether it was released, and is not a build on the way to a release. */
  public boolean isFinal() {
    return !version.endsWith(UNFINISHED);
  }

  private static Release read() {
    Properties release = new Properties();
    try (InputStream file = Release.class.getResourceAsStream("release.properties")) {
      release.load(Objects.requireNonNull(file, "release.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Release(release.getProperty("version", ""), release.getProperty("name", ""));
  }

  /** Version and name, as they are shown and printed. */
  @Override
  public String toString() {
    return version + " " + name;
  }
}
