package mx.openprep.desktop.setup;

import io.grpc.Channel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.readiness.ReadinessReport;

/** The readiness report, and handing the workstation over to its people. */
final class ReadyStep implements StepModel {
  private final SetupContext context;
  private final Consumer<Channel> done;
  private final ObjectProperty<Optional<ReadinessReport>> report =
      new SimpleObjectProperty<>(Optional.empty());

  ReadyStep(SetupContext context, Consumer<Channel> done) {
    this.context = context;
    this.done = done;
  }

  ObservableValue<Optional<ReadinessReport>> reportProperty() {
    return report;
  }

  @Override
  public ObservableValue<String> obstacle() {
    return Bindings.createStringBinding(
        () -> {
          if (context.lane().isBusy()) {
            return context.texts().of("setup.ready.busy");
          }
          return report.get().isPresent() ? "" : context.texts().of("setup.ready.none");
        },
        report,
        context.lane().busyProperty());
  }

  @Override
  public void enter() {
    examine();
  }

  void examine() {
    context.calm();
    report.set(Optional.empty());
    context
        .background()
        .task(context.lane(), context.desk()::examine)
        .onSuccess(found -> report.set(Optional.of(found)))
        .onRefusal(context::refused)
        .start();
  }

  /** What is amber or red is told to the centre and keeps nobody from working. */
  @Override
  public void complete(Runnable goOn) {
    report
        .get()
        .ifPresent(found ->
            context
                .background()
                .task(context.lane(), () -> context.desk().handOver(found))
                .onSuccess(channel -> {
                  context.keep(SetupRecord::handedOver);
                  done.accept(channel);
                })
                .onRefusal(context::refused)
                .start());
  }
}
