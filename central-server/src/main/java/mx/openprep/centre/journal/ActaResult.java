package mx.openprep.centre.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code acta_result}, the components named as its columns.
 *
 * @param fields field id to a number or the name of a mark; empty while nothing is settled
 * @param votes as {@link VoteColumns} orders them; empty while nothing is settled
 * @param image 64 hexadecimal digits
 */
record ActaResult(
    String acta,
    String election,
    String state,
    String contabilizada,
    List<String> observations,
    boolean inconsistent,
    int calculatedTotal,
    Map<String, Object> fields,
    List<@Nullable Integer> votes,
    @Nullable String image,
    @Nullable String origin,
    @Nullable String digitization,
    @Nullable String documentType,
    @Nullable String transferMechanism,
    @Nullable Instant acopioAt,
    @Nullable Instant capturedAt,
    @Nullable Instant verifiedAt,
    boolean cotejada,
    @Nullable String description,
    long position) {}
