package mx.openprep.centre.diffusion;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an administrator decides about diffusion.
 *
 * @param packages false makes no packages (true)
 * @param fullEvery after so many cuts there is another full package (12)
 * @param fullKept how many full packages stay (2)
 * @param watch how often the pointer is looked at (2 s)
 * @param ask how often each difusor is asked (15 s)
 * @param patience how long a difusor may take to answer (10 s)
 * @param alarmAfter how long a difusor may be behind (10 min)
 * @param privateAddresses whether difusores may be in a private network (false)
 */
@ConfigurationProperties("openprep.diffusion")
public record DiffusionSettings(
    Optional<Boolean> packages,
    Optional<Integer> fullEvery,
    Optional<Integer> fullKept,
    Optional<Duration> watch,
    Optional<Duration> ask,
    Optional<Duration> patience,
    Optional<Duration> alarmAfter,
    Optional<Boolean> privateAddresses) {}
