package mx.openprep.desk;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.message.RefusalStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door of the node API: finds the person behind a call, lets in who may, and turns every
 * refusal into its status.
 */
public final class AccessInterceptor implements ServerInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(AccessInterceptor.class);
  private static final Metadata.Key<String> SESSION =
      Metadata.Key.of("session", Metadata.ASCII_STRING_MARSHALLER);
  private static final Context.Key<Operator> OPERATOR = Context.key("operator");
  private static final Context.Key<String> TOKEN = Context.key("token");
  private static final Context.Key<NodeId> STATION = Context.key("station");

  private final CallerStation callers;
  private final SessionCheck sessions;
  private final DenialLog denials;

  public AccessInterceptor(CallerStation callers, SessionCheck sessions, DenialLog denials) {
    this.callers = callers;
    this.sessions = sessions;
    this.denials = denials;
  }

  /** The person behind the present call. */
  public static Operator operator() {
    return OPERATOR.get();
  }

  /** The person behind the present call, if it needs one. */
  public static Optional<Operator> operatorIfAny() {
    return Optional.ofNullable(OPERATOR.get());
  }

  /** The workstation the present call comes from. */
  public static NodeId station() {
    return STATION.get();
  }

  /** The token of the present call. */
  public static String token() {
    return TOKEN.get();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    try {
      NodeId station = callers.of(call);
      Context context =
          admitted(call.getMethodDescriptor(), headers, station).withValue(STATION, station);
      return new Refusing<>(callers, call, Contexts.interceptCall(context, call, headers, next));
    } catch (Refusal refusal) {
      close(call, refusal);
      return new ServerCall.Listener<>() {};
    }
  }

  private Context admitted(MethodDescriptor<?, ?> method, Metadata headers, NodeId station) {
    String token = headers.get(SESSION);
    AccessRules.Rule rule = AccessRules.of(method);
    if (rule instanceof AccessRules.Anybody) {
      return Context.current();
    }
    if (token == null) {
      throw new Refusal(MessageCode.SESSION_MISSING);
    }
    Operator operator = sessions.operator(token, station).asking(RequestId.of(headers));
    if (!sessions.isOf(token, station)) {
      Refusal refusal = new Refusal(MessageCode.SESSION_OF_OTHER_STATION);
      throw denials.noted(operator, refusal, method.getBareMethodName(), "");
    }
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
    private final CallerStation callers;
    private final ServerCall<?, ?> call;
    private boolean refused;

    Refusing(CallerStation callers, ServerCall<?, ?> call, ServerCall.Listener<Q> service) {
      super(service);
      this.callers = callers;
      this.call = call;
    }

    /** A workstation may be withdrawn while a long call of it lasts. */
    @Override
    public void onMessage(Q message) {
      try {
        callers.of(call);
      } catch (Refusal refusal) {
        refused = true;
        close(call, refusal);
        // Whoever serves it learns that it is over.
        super.onCancel();
        return;
      }
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      if (refused) {
        return;
      }
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
