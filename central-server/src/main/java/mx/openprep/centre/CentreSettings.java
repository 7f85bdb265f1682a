package mx.openprep.centre;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mx.openprep.journal.Realm;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What an administrator decides; {@code application.properties} explains each.
 *
 * @param dataDirectory everything the centre keeps
 * @param electionPackage a directory or a zip
 * @param address where the doors listen
 * @param httpPort 0 for any free one
 * @param grpcPort 0 for any free one
 * @param hostNames by which the stations reach the centre; the first is shown to them
 * @param people to import at start
 */
@ConfigurationProperties("openprep")
public record CentreSettings(
    Path dataDirectory,
    @Name("package") Path electionPackage,
    Realm realm,
    String address,
    int httpPort,
    int grpcPort,
    List<String> hostNames,
    Optional<Path> people) {
  public CentreSettings {
    if (realm == null) {
      throw new IllegalArgumentException(
          "openprep.realm must be said: OFFICIAL, DRILL or PRACTICE");
    }
    if (electionPackage == null) {
      throw new IllegalArgumentException(
          "openprep.package must be said: the directory or zip of the election package");
    }
    hostNames = List.copyOf(hostNames);
  }
}
