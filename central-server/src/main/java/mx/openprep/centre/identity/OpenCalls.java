package mx.openprep.centre.identity;

import io.grpc.ServerCall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mx.openprep.message.Refusal;

/** The calls of stations that run at this moment, to be cut when a station is withdrawn. */
final class OpenCalls {
  private final Map<PresentedCertificate, Set<CuttableCall<?, ?>>> calls =
      new ConcurrentHashMap<>();

  <Q, A> CuttableCall<Q, A> open(PresentedCertificate of, ServerCall<Q, A> call) {
    Registration registration = new Registration(of);
    CuttableCall<Q, A> cuttable = new CuttableCall<>(call, registration::end);
    registration.begin(cuttable);
    return cuttable;
  }

  /** Cuts the calls of those that may no longer speak, for the reason given. */
  void cut(Function<PresentedCertificate, Optional<Refusal>> refusal) {
    for (PresentedCertificate certificate : Set.copyOf(calls.keySet())) {
      refusal
          .apply(certificate)
          .ifPresent(why ->
              calls
                  .getOrDefault(certificate, Set.of())
                  .forEach(call -> Thread.ofVirtual().name("cut").start(() -> call.cut(why))));
    }
  }

  private final class Registration {
    private final PresentedCertificate of;
    private Optional<CuttableCall<?, ?>> call = Optional.empty();

    Registration(PresentedCertificate of) {
      this.of = of;
    }

    void begin(CuttableCall<?, ?> begun) {
      call = Optional.of(begun);
      calls.compute(
          of,
          (_, present) -> {
            Set<CuttableCall<?, ?>> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(begun);
            return all;
          });
    }

    void end() {
      calls.computeIfPresent(
          of,
          (_, present) -> {
            call.ifPresent(present::remove);
            return present.isEmpty() ? null : present;
          });
    }
  }
}
