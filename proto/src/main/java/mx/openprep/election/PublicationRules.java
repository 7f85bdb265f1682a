package mx.openprep.election;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * When and how the cuts are published (DOMAIN §7, §8).
 *
 * @param start never before it
 * @param end the latest end; the close itself is a decision of two people
 * @param interval between two cuts
 * @param delimiter between the columns of a database file
 * @param byteOrderMark whether files start with one
 * @param lineEnd {@code \r\n} or {@code \n}
 * @param textPrefix what keeps a key text in a spreadsheet, usually an apostrophe
 */
public record PublicationRules(
    OffsetDateTime start,
    OffsetDateTime end,
    Duration interval,
    char delimiter,
    boolean byteOrderMark,
    String lineEnd,
    String textPrefix) {}
