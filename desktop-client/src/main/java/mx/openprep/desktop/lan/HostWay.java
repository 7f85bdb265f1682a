package mx.openprep.desktop.lan;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** How a workstation reaches what carries its node: the host of its CATD, or the centre. */
public interface HostWay {
  /**
   * A new connection, which connects when it is first used. May block while it is looked for.
   *
   * @param failuresInARow before this attempt
   * @throws Refusal when this workstation may not even try
   */
  ManagedChannel connect(int failuresInARow);

  /** Why a connection failed, in words a person can be told. */
  Refusal fault(Status status, @Nullable Metadata trailers);

  /** What a person is told while there is no connection. */
  MessageCode lost();
}
