package mx.openprep.centre.tally;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;

/** Where the figures of an acta come from: its published image and the steps it took. */
public record Provenance(
    ImageHash image,
    Optional<Origin> origin,
    Optional<Digitization> digitization,
    Optional<DocumentType> document,
    Optional<String> transferMechanism,
    Optional<Instant> acopio,
    Optional<Instant> captured,
    Optional<Instant> verified,
    boolean cotejada) {}
