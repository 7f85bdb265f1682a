package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.util.function.Consumer;
import mx.openprep.desktop.acopio.QrPictures;
import mx.openprep.desktop.digitization.PageSources;
import mx.openprep.desktop.exercise.PracticeNode;
import mx.openprep.desktop.lan.HostState;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.readiness.ReadinessDesk;
import mx.openprep.desktop.settings.Settings;
import mx.openprep.desktop.setup.SetupDesk;
import mx.openprep.desktop.sharing.Sharing;

/** What stands behind the window: the identity of this workstation, and the node it works with. */
public interface Station extends AutoCloseable {
  /** The first run of this workstation, from its enrolment card on. */
  SetupDesk setup();

  /** Whether it is ready for the night. */
  ReadinessDesk readiness();

  /**
   * Makes the node ready to be called. Blocks; calling it again after a refusal tries again.
   *
   * @throws mx.openprep.message.Refusal when the store cannot be opened or the package is missing
   */
  Channel open();

  PageSources pages();

  /** The camera of this machine, and image files with a QR. */
  QrPictures qrPictures();

  /**
   * Tells how the host of this workstation is, at once and on every change, from any thread; of a
   * workstation that works alone there is nothing to tell.
   */
  default void watchHost(Consumer<HostState> watcher) {}

  /**
   * Begins a practice at this workstation, whatever node it works with. Blocks.
   *
   * @throws mx.openprep.message.Refusal PRACTICE_WITHOUT_PACKAGE, or as {@link PracticeNode#open}
   */
  PracticeNode practise();

  /** How this workstation works with the others of its CATD, and how to change it. */
  Sharing sharing();

  /** Printers of this machine, and folders for who has none. */
  Printing printing();

  /** How the people at this workstation like it. */
  Settings settings();

  @Override
  void close();
}
