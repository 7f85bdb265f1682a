package mx.openprep.centre.publication.target;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The copies an administrator wants: {@code openprep.publication.targets.<name>.…}.
 *
 * @param targets by name
 */
@ConfigurationProperties("openprep.publication")
public record TargetSettings(Map<String, Target> targets) {
  public TargetSettings {
    targets = targets == null ? Map.of() : Map.copyOf(targets);
  }

  /**
   * One copy: a directory or a bucket.
   *
   * @param endpoint of a bucket that is not Amazon's
   * @param region of a bucket
   * @param prefix before all its addresses, without a slash at the end
   * @param pathStyle the bucket's name in the path instead of in the host's name
   * @param credentialsFile in the usual form of credentials files; otherwise the environment's
   */
  public record Target(
      Optional<String> directory,
      Optional<String> bucket,
      Optional<String> endpoint,
      Optional<String> region,
      Optional<String> prefix,
      Optional<Boolean> pathStyle,
      Optional<String> credentialsFile) {}
}
