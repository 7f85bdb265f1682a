package mx.openprep.desktop.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import mx.openprep.desktop.station.CentreAddress;

/** A bad line: carries so many bytes, both ways together, then breaks; or falls silent. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private final IntSupplier target;
  private final LongSupplier bytesPerConnection;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean silent;

  CuttingProxy(IntSupplier target, LongSupplier bytesPerConnection) throws IOException {
    this.target = target;
    this.bytesPerConnection = bytesPerConnection;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var _ = threads.submit(this::accept);
  }

  CentreAddress address() {
    return new CentreAddress("localhost", entrance.getLocalPort());
  }

  int cuts() {
    return cuts.get();
  }

  int connections() {
    return connections.get();
  }

  /** From now on nothing arrives and nothing breaks: the other end has lost its power. */
  void fallSilent() {
    silent = true;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket inner = entrance.accept();
        connections.incrementAndGet();
        connect(inner);
      } catch (IOException e) {
        // Closed, or the centre is dead: the caller sees a broken connection.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket centre;
    try {
      centre = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
    } catch (IOException e) {
      client.close();
      throw e;
    }
    AtomicLong left = new AtomicLong(bytesPerConnection.getAsLong());
    var _ = threads.submit(() -> carry(client, centre, left));
    var _ = threads.submit(() -> carry(centre, client, left));
  }

  private void carry(Socket from, Socket to, AtomicLong left) {
    byte[] buffer = new byte[8192];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (silent) {
          end.await();
        }
        long allowed = left.getAndAdd(-n);
        out.write(buffer, 0, Math.clamp(allowed, 0, n));
        if (allowed < n) {
          if (allowed >= 0) {
            cuts.incrementAndGet();
          }
          // As a line that is gone: no orderly end.
          from.setSoLinger(true, 0);
          to.setSoLinger(true, 0);
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // The other direction, or one of the ends, has closed.
    }
  }

  @Override
  public void close() throws IOException {
    end.countDown();
    entrance.close();
    threads.shutdownNow();
  }
}
