package mx.openprep.acta;

import java.time.Instant;
import mx.openprep.people.PersonId;

/** Who did something and when, by the device's clock corrected by its known offset. */
public record Deed(PersonId person, Instant time) {}
