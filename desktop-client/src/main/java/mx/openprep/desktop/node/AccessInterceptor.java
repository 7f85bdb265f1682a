package mx.openprep.desktop.node;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door of the node API: finds the person behind a call, lets in who may, and turns every
 * refusal into its status.
 */
final class AccessInterceptor implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AccessInterceptor.class);
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<Operator> OPERATOR = Context.key("operator");
  private static final Context.Key<String> TOKEN = Context.key("token");

  private final Sessions sessions;
  private final Denials denials;

  AccessInterceptor(Sessions sessions, Denials denials) {
    this.sessions = sessions;
    this.denials = denials;
  }

  /** The person behind the present call. */
  static Operator operator() {
    return OPERATOR.get();
  }

  /** The token of the present call. */
  static String token() {
    return TOKEN.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    try {
      Context context = admitted(call.getMethodDescriptor(), headers.get(SESSION));
      return new Refusing<>(call, Contexts.interceptCall(context, call, headers, next));
    } catch (Refusal refusal) {
      close(call, refusal);
      return new ServerCall.Listener<>() {};
    }
  }

  private Context admitted(MethodDescriptor<?, ?> method, @Nullable String token) {
    AccessRules.Rule rule = AccessRules.of(method);
    if (rule instanceof AccessRules.Anybody) {
      return Context.current();
    }
    if (token == null) {
      throw new Refusal(MessageCode.SESSION_MISSING);
    }
    Operator operator = sessions.operator(token);
    if (!isAdmitted(rule, operator, sessions.isWall(token))) {
      Refusal refusal = new Refusal(MessageCode.ROLE_MISSING, method.getBareMethodName());
      throw denials.noted(operator, refusal, method.getBareMethodName(), "");
    }
    return Context.current().withValues(OPERATOR, operator, TOKEN, token);
  }

  private static boolean isAdmitted(AccessRules.Rule rule, Operator operator, boolean wall) {
    return switch (rule) {
      case AccessRules.Anybody _, AccessRules.Onlookers _ -> true;
      case AccessRules.AnyPerson _ -> !wall;
      case AccessRules.OneOf oneOf -> !wall && oneOf.roles().stream().anyMatch(operator::has);
      case AccessRules.WallOr orWall -> wall || orWall.roles().stream().anyMatch(operator::has);
    };
  }

  private static void close(ServerCall<?, ?> call, Refusal refusal) {
    StatusRuntimeException status = RefusalStatus.toStatus(refusal);
    call.close(status.getStatus(), status.getTrailers());
  }

  /** Runs the service and answers what it refuses. */
  private static final class Refusing<Q>
      extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
    private final ServerCall<?, ?> call;

    Refusing(ServerCall<?, ?> call, ServerCall.Listener<Q> service) {
      super(service);
      this.call = call;
    }

    @Override
    public void onHalfClose() {
      try {
        super.onHalfClose();
      } catch (Refusal refusal) {
        LOG.debug("Refused: {}", refusal.getMessage(), refusal);
        close(call, refusal);
      } catch (RuntimeException unexpected) {
        // The last resort: the caller learns that it failed, the log learns why.
        LOG.error("{} failed", call.getMethodDescriptor().getFullMethodName(), unexpected);
        close(call, new Refusal(MessageCode.UNEXPECTED, unexpected));
      }
    }
  }
}
