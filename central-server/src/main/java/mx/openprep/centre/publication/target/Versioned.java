package mx.openprep.centre.publication.target;

import java.util.Optional;

/**
 * A file that may be replaced.
 *
 * @param content empty when there is none
 * @param tag by which the store tells whether it has changed; empty where it cannot
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Versioned(Optional<byte[]> content, Optional<String> tag) {}
