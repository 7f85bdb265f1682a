package mx.openprep.centre.mirror;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A publication as a difusor serves it, for tests of those who read it. */
public final class ServedDirectory implements AutoCloseable {
  private final MirrorServer server;
  private boolean isClosed;

  /** On any free port with 0. */
  public ServedDirectory(Path directory, int port) throws IOException {
    server =
        MirrorServer.start(
            directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      server.close();
    }
  }
}
