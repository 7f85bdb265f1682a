package mx.openprep.desktop.scan;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Speaks SANE's network protocol, badly: for what a real daemon cannot be made to do. */
final class FakeSaned implements AutoCloseable {
  static final int BYTES_PER_LINE = 100;
  static final int LINES = 200;
  private static final int VERSION = 0x01000003;
  private static final int BIG_ENDIAN = 0x4321;
  private static final int END_OF_RECORDS = -1;
  private static final int STATUS_EOF = 5;
  private static final int STATUS_JAMMED = 6;

  /** What it does wrong. */
  enum Fault {
    NONE,
    /** Says that the page is over before it is. */
    ENDS_EARLY,
    /** Sends more than it announced. */
    TOO_LONG,
    /** Ends in the middle of a record. */
    DROPS_THE_LINE,
    /** Says what is wrong with the page, and is gone before the page is cancelled. */
    JAMS_AND_GOES,
    /** Is gone after a whole page, before it is cancelled. */
    GOES_AFTER_THE_PAGE,
    SILENT_FROM_THE_START,
    SILENT_IN_THE_PAGE,
    /** Never silent for long, never done. */
    DRIPS_FOR_EVER,
    TALKS_NONSENSE
  }

  private final ServerSocket control = listen();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Fault fault;

  FakeSaned(Fault fault) {
    this.fault = fault;
    threads.execute(this::serve);
  }

  int port() {
    return control.getLocalPort();
  }

  void behave(Fault changed) {
    fault = changed;
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!control.isClosed()) {
      try {
        Socket client = control.accept();
        threads.execute(() -> converse(client));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void converse(Socket client) {
    try (client;
        ServerSocket data = listen()) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      while (answer(in, out, data)) {
        out.flush();
      }
    } catch (IOException e) {
      // The other side has gone.
    }
  }

  private boolean answer(DataInputStream in, DataOutputStream out, ServerSocket data)
      throws IOException {
    int request = in.readInt();
    if (fault == Fault.SILENT_FROM_THE_START) {
      hang();
    }
    if (fault == Fault.TALKS_NONSENSE && request > 0) {
      out.write("HTTP/1.1 400 Bad Request\r\n\r\n".repeat(3).getBytes(StandardCharsets.US_ASCII));
      return true;
    }
    switch (request) {
      case 0 -> {
        in.readInt();
        skipString(in);
        words(out, 0, VERSION);
      }
      case 2 -> {
        skipString(in);
        words(out, 0, 7, 0);
      }
      case 4 -> {
        in.readInt();
        words(out, 0);
      }
      case 7 -> {
        in.readInt();
        words(out, 0, data.getLocalPort(), BIG_ENDIAN, 0);
        threads.execute(() -> send(data));
      }
      case 6 -> {
        in.readInt();
        words(out, 0, 0, 1, BYTES_PER_LINE, BYTES_PER_LINE, LINES, 8);
      }
      case 8 -> {
        in.readInt();
        if (fault == Fault.JAMS_AND_GOES || fault == Fault.GOES_AFTER_THE_PAGE) {
          return false;
        }
        words(out, 0);
      }
      case 3 -> {
        in.readInt();
        words(out, 0);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void skipString(DataInputStream in) throws IOException {
    in.skipNBytes(in.readInt());
  }

  private static void words(DataOutputStream out, int... words) throws IOException {
    for (int word : words) {
      out.writeInt(word);
    }
  }

  private void send(ServerSocket data) {
    try (Socket client = data.accept();
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      byte[] half = new byte[BYTES_PER_LINE * LINES / 2];
      switch (fault) {
        case ENDS_EARLY -> record(out, half);
        case TOO_LONG -> {
          record(out, half);
          record(out, half);
          record(out, half);
        }
        case DROPS_THE_LINE -> {
          out.writeInt(half.length);
          out.write(half, 0, 10);
          return;
        }
        case JAMS_AND_GOES -> {
          out.writeInt(END_OF_RECORDS);
          out.writeByte(STATUS_JAMMED);
          return;
        }
        case SILENT_IN_THE_PAGE -> {
          record(out, half);
          hang();
        }
        case DRIPS_FOR_EVER -> {
          while (!stopped(20)) {
            record(out, new byte[1]);
          }
        }
        case NONE, GOES_AFTER_THE_PAGE, SILENT_FROM_THE_START, TALKS_NONSENSE -> {
          record(out, half);
          record(out, half);
        }
      }
      out.writeInt(END_OF_RECORDS);
      out.writeByte(STATUS_EOF);
    } catch (IOException e) {
      // The other side has gone.
    }
  }

  private static void record(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  private void hang() {
    stopped(TimeUnit.HOURS.toMillis(1));
  }

  private boolean stopped(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    control.close();
    threads.shutdownNow();
    threads.close();
  }
}
