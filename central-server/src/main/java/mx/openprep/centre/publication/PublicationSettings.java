package mx.openprep.centre.publication;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an administrator may decide about cuts.
 *
 * @param interval between two cuts instead of the election package's, for a demonstration
 * @param scheduled false leaves every cut to a person
 */
@ConfigurationProperties("openprep.publication")
public record PublicationSettings(Optional<Duration> interval, Optional<Boolean> scheduled) {}
