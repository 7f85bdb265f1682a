package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A disk that does so many steps and then none: a write it stops at is left half done, as a killed
 * publisher leaves it.
 */
public final class StoppingDisk implements Disk {
  private final Disk real = Disk.real();
  private final AtomicInteger left;
  private final AtomicInteger done = new AtomicInteger();

  public StoppingDisk(int steps) {
    left = new AtomicInteger(steps);
  }

  /** It works again. */
  public void mend() {
    left.set(Integer.MAX_VALUE);
  }

  /** How many steps it did. */
  public int done() {
    return done.get();
  }

  private boolean stops() throws IOException {
    int before = left.getAndUpdate(steps -> Math.max(steps - 1, -1));
    if (before < 0) {
      throw new IOException("No space left on device");
    }
    if (before > 0) {
      done.incrementAndGet();
    }
    return before == 0;
  }

  private void stop() throws IOException {
    if (stops()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void writeNew(Path file, byte[] content) throws IOException {
    if (stops()) {
      Files.write(file, Arrays.copyOf(content, content.length / 2));
      throw new IOException("No space left on device");
    }
    real.writeNew(file, content);
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    stop();
    real.createDirectory(directory);
  }

  @Override
  public void settle(Path place) throws IOException {
    stop();
    real.settle(place);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    stop();
    real.move(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    stop();
    real.delete(file);
  }
}
