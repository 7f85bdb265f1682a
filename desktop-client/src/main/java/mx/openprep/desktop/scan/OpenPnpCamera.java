package mx.openprep.desktop.scan;

import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.openpnp.capture.CaptureDevice;
import org.openpnp.capture.CaptureException;
import org.openpnp.capture.CaptureFormat;
import org.openpnp.capture.CaptureStream;
import org.openpnp.capture.OpenPnpCapture;

/**
 * The first camera the system knows, by the openpnp-capture library: V4L2 on Linux, DirectShow on
 * Windows.
 */
public final class OpenPnpCamera implements Camera {
  /** More pixels make a QR no easier to read, and each picture slower. */
  private static final int WIDEST = 1280;

  private static final int FEWEST_PICTURES_A_SECOND = 10;
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int LOOK_AGAIN_MILLIS = 15;

  private @Nullable OpenPnpCapture library;
  private @Nullable CaptureStream stream;
  private String name = "";

  @Override
  public synchronized void open() {
    if (stream != null) {
      return;
    }
    try {
      OpenPnpCapture opened = new OpenPnpCapture();
      library = opened;
      CaptureDevice device =
          opened.getDevices().stream()
              .findFirst()
              .orElseThrow(() -> new Refusal(MessageCode.CAMERA_NONE));
      name = device.getName();
      CaptureFormat format = format(device.getFormats()).orElseThrow(this::failure);
      stream = Optional.ofNullable(device.openStream(format)).orElseThrow(this::failure);
    } catch (LinkageError e) {
      // No library for this machine: for whoever holds the paper that is a machine without camera.
      throw new Refusal(MessageCode.CAMERA_NONE, e);
    } finally {
      if (stream == null) {
        close();
      }
    }
  }

  private static Optional<CaptureFormat> format(List<CaptureFormat> formats) {
    return formats.stream()
        .filter(format -> format.getFormatInfo().width <= WIDEST)
        .max(
            Comparator.comparing((CaptureFormat format) ->
                    format.getFormatInfo().fps >= FEWEST_PICTURES_A_SECOND)
                .thenComparingInt(format -> format.getFormatInfo().width));
  }

  private Refusal failure() {
    return new Refusal(MessageCode.CAMERA_FAILED, name);
  }

  @Override
  public synchronized BufferedImage picture() {
    CaptureStream open = stream;
    if (open == null) {
      throw failure();
    }
    try {
      for (int waited = 0; !open.hasNewFrame(); waited += LOOK_AGAIN_MILLIS) {
        if (waited > PATIENCE_MILLIS) {
          throw failure();
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
      FutureTask<@Nullable BufferedImage> capture = new FutureTask<>(open::capture);
      capture.run();
      return Optional.ofNullable(capture.get()).orElseThrow(this::failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(MessageCode.CAMERA_FAILED, e, name);
    } catch (ExecutionException e) {
      // The library declares any exception and throws this one; another is a fault of ours.
      if (e.getCause() instanceof CaptureException) {
        throw new Refusal(MessageCode.CAMERA_FAILED, e, name);
      }
      throw new IllegalStateException("The camera " + name, e);
    }
  }

  @Override
  public synchronized void close() {
    CaptureStream open = stream;
    stream = null;
    if (open != null) {
      open.close();
    }
    OpenPnpCapture context = library;
    library = null;
    if (context != null) {
      context.close();
    }
  }
}
