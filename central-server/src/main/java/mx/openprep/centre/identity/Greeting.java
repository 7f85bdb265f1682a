package mx.openprep.centre.identity;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.ServerCall;
import io.grpc.ServerTransportFilter;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Whether a station and the centre have found, on one connection, that they mean the same: an old
 * program, another realm or another election package exchange no acta, whatever they ask for.
 */
public final class Greeting {
  private static final Attributes.Key<Greeting> OF_CONNECTION = Attributes.Key.create("greeting");
  private static final Context.Key<Greeting> OF_CALL = Context.key("greeting");

  private volatile boolean passed;

  private Greeting() {}

  /** The handshake that is the present call has succeeded. */
  public static void pass() {
    Greeting greeting = OF_CALL.get();
    if (greeting == null) {
      throw new IllegalStateException("Not in a call of a station");
    }
    greeting.passed = true;
  }

  static Greeting of(ServerCall<?, ?> call) {
    Greeting greeting = call.getAttributes().get(OF_CONNECTION);
    if (greeting == null) {
      throw new IllegalStateException("The door does not tell connections apart");
    }
    return greeting;
  }

  Context in(Context context) {
    return context.withValue(OF_CALL, this);
  }

  void require() {
    if (!passed) {
      throw new Refusal(MessageCode.HANDSHAKE_MISSING);
    }
  }

  /** Gives every connection its own. */
  static final class Filter extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes connection) {
      return connection.toBuilder().set(OF_CONNECTION, new Greeting()).build();
    }
  }
}
