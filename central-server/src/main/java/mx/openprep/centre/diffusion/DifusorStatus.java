package mx.openprep.centre.diffusion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a difusor is.
 *
 * @param cut that it was last seen to show; empty when it never was
 * @param present the cut that is published; 0 before the first
 * @param cutsBehind how many published cuts it lacks
 * @param behind since when the first of those is published; zero when it lacks none
 * @param differs true when it shows the cut with another manifest than the published one
 * @param askedAt when it was last asked
 * @param seenAt when it last answered
 * @param error why the last question had no answer
 */
public record DifusorStatus(
    Difusor difusor,
    Optional<Long> cut,
    long present,
    long cutsBehind,
    Duration behind,
    boolean differs,
    Optional<Instant> askedAt,
    Optional<Instant> seenAt,
    Optional<String> error) {}
