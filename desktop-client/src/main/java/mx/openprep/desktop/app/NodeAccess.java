package mx.openprep.desktop.app;

import io.grpc.Channel;
import java.util.function.Consumer;
import mx.openprep.desktop.lan.HostState;

/** The way from this workstation to its node, once it stands. */
interface NodeAccess extends AutoCloseable {
  Channel channel();

  /** See {@link Station#watchHost}. */
  void watchHost(Consumer<HostState> watcher);

  @Override
  void close();
}
