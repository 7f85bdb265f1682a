package mx.openprep.centre;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mx.openprep.journal.Realm;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * What an administrator decides; {@code application.properties} explains each.
 *
 * @param dataDirectory everything the centre keeps
 * @param electionPackage a directory or a zip
 * @param address where the doors listen
 * @param grpcPort 0 for any free one
 * @param hostNames by which the stations reach the centre; the first is shown to them
 * @param people to import at start
 */
public record CentreSettings(
    Path dataDirectory,
    Path electionPackage,
    Realm realm,
    String address,
    int grpcPort,
    List<String> hostNames,
    Optional<Path> people) {
  private static final String REALMS = "OFFICIAL, DRILL or PRACTICE";

  public CentreSettings {
    hostNames = List.copyOf(hostNames);
  }

  /**
   * Reads them. Not bound by the framework, whose paths may also be resources of the class path.
   *
   * @throws InvalidConfigurationPropertyValueException when one is missing or wrong; it says which
   */
  static CentreSettings of(Environment environment) {
    return new CentreSettings(
        Path.of(required(environment, "openprep.data-directory", "a directory")),
        Path.of(required(environment, "openprep.package", "the election package")),
        realm(required(environment, "openprep.realm", REALMS)),
        required(environment, "openprep.address", "an address"),
        Integer.parseInt(required(environment, "openprep.grpc-port", "a port")),
        Arrays.asList(required(environment, "openprep.host-names", "names").split(" *, *", -1)),
        Optional.ofNullable(environment.getProperty("openprep.people")).map(Path::of));
  }

  private static Realm realm(String name) {
    return Arrays.stream(Realm.values())
        .filter(r -> r.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> missing("openprep.realm", name, REALMS));
  }

  private static String required(Environment environment, String name, String what) {
    return Optional.ofNullable(environment.getProperty(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> missing(name, null, what));
  }

  private static InvalidConfigurationPropertyValueException missing(
      String name, @Nullable String value, String what) {
    return new InvalidConfigurationPropertyValueException(name, value, "It must be said: " + what);
  }
}
