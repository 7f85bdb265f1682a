package mx.openprep.centre.audit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Entries of all journals in the order of the log, byte for byte, each after its length as a
 * varint: the form in which every protobuf library reads a stream of {@code EventEnvelope}s.
 */
final class Entries {
  /** No node writes so large an entry. */
  private static final int LARGEST = 4 << 20;

  private Entries() {}

  static void write(byte[] envelope, OutputStream out) throws IOException {
    CodedOutputStream length = CodedOutputStream.newInstance(out, 16);
    length.writeUInt32NoTag(envelope.length);
    length.flush();
    out.write(envelope);
  }

  /**
   * The next entry.
   *
   * @return empty at the end of the stream
   * @throws IOException when the stream ends within an entry, or says a length that cannot be
   */
  static Optional<byte[]> read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length = CodedInputStream.readRawVarint32(first, in);
    if (length < 0 || length > LARGEST) {
      throw new IOException("Not the length of an entry: " + length);
    }
    byte[] envelope = in.readNBytes(length);
    if (envelope.length < length) {
      throw new EOFException("An entry is cut short");
    }
    return Optional.of(envelope);
  }
}
