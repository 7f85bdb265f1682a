package mx.openprep.centre.journal;

import mx.openprep.message.MessageCode;
import org.jspecify.annotations.Nullable;

/**
 * Something that was refused or cannot be read. It blocks nothing; people look at it.
 *
 * @param detail for the help desk; two that are equal in everything are one
 */
record Incident(
    MessageCode code,
    String node,
    @Nullable String acta,
    @Nullable String event,
    @Nullable String detail) {}
