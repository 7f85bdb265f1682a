package mx.openprep.election;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A file of the package as text, with or without a byte order mark in its bytes. */
record SourceText(String file, String text) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The text, or a fault at the first byte that is not UTF-8. */
  static Optional<SourceText> decode(String file, byte[] bytes, Faults faults) {
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
    decoded.flip();
    if (result.isError()) {
      List<String> lines = decoded.toString().lines().toList();
      boolean atLineStart = lines.isEmpty() || decoded.charAt(decoded.length() - 1) == '\n';
      int line = atLineStart ? lines.size() + 1 : lines.size();
      int column = atLineStart ? 1 : lines.getLast().length() + 1;
      faults.add(new PackageFault(file, line, column, FaultCode.NOT_UTF8, "", ""));
      return Optional.empty();
    }
    boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
    return Optional.of(
        new SourceText(
            file, (marked ? decoded.subSequence(1, decoded.length()) : decoded).toString()));
  }
}
