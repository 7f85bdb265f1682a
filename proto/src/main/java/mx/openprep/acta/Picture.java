package mx.openprep.acta;

import java.time.Instant;
import java.util.Optional;

/**
 * An image that has been tied to an acta.
 *
 * @param photographed when a phone took it; empty for a scan
 */
public record Picture(
    ImageHash image,
    Origin origin,
    Digitization digitization,
    IdentifiedBy identifiedBy,
    Optional<Instant> photographed,
    Deed deed) {}
