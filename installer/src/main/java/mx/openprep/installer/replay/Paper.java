package mx.openprep.installer.replay;

import java.time.Instant;
import java.util.Optional;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.Origin;

/**
 * The paper of an acta as its row tells of it.
 *
 * @param image what identifies its image among all rows: the published hash, or the place of the
 *     row where none is published
 * @param published the hash as published; empty where the file has no such column
 * @param place where the row stands, for people: file and line
 * @param acopio the reception of the sobre, or the photo
 */
record Paper(
    String image,
    Optional<String> published,
    String place,
    Origin origin,
    Digitization digitization,
    Instant acopio) {}
