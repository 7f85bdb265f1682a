package mx.openprep.election;

import java.nio.charset.Charset;

/**
 * How a database file is written down.
 *
 * @param delimiter between two columns
 * @param charset UTF-8 or ISO-8859-1
 * @param byteOrderMark whether the file starts with one; only in UTF-8
 * @param lineEnd {@code \r\n}, {@code \n} or {@code \r}
 * @param separatorLine whether the first line tells spreadsheets the delimiter: {@code sep=|}
 * @param textMark what keeps a key text in a spreadsheet
 */
public record CsvDialect(
    char delimiter,
    Charset charset,
    boolean byteOrderMark,
    String lineEnd,
    boolean separatorLine,
    TextMark textMark) {}
