package mx.openprep.centre.publication;

import java.time.Duration;
import java.util.Optional;
import mx.openprep.centre.publication.act.Opening;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an administrator may decide about cuts.
 *
 * @param interval between two cuts instead of the election package's, for a demonstration
 * @param scheduled false leaves every cut to a person
 * @param opening by acts of two people, or automatic in a drill
 * @param directory the publication directory; several instances of a centre share it
 * @param signingKey file of the key that signs manifests; they share it too
 * @param takeover how long a publishing instance may show no life before another takes over
 */
@ConfigurationProperties("openprep.publication")
public record PublicationSettings(
    Optional<Duration> interval,
    Optional<Boolean> scheduled,
    @DefaultValue("ACTS") Opening opening,
    Optional<String> directory,
    Optional<String> signingKey,
    @DefaultValue("15s") Duration takeover) {}
