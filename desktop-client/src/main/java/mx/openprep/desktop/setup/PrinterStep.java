package mx.openprep.desktop.setup;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.printing.SheetBuilder;

/**
 * Whether a sheet comes out of the printer: it bears a number that stands nowhere else, and whoever
 * holds the sheet types it. Or there is no printer here.
 */
final class PrinterStep implements StepModel {
  private static final int NUMBERS = 10_000;

  private final SetupContext context;
  private final SecureRandom random = new SecureRandom();
  private final ObjectProperty<List<String>> found = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Optional<String>> marked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> printed =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty typed = new SimpleStringProperty("");
  private final BooleanProperty absent = new SimpleBooleanProperty();
  private String number = "";

  PrinterStep(SetupContext context) {
    this.context = context;
  }

  ObservableValue<List<String>> foundProperty() {
    return found;
  }

  ObjectProperty<Optional<String>> markedProperty() {
    return marked;
  }

  /** The printer that took the sheet, once one has. */
  ObservableValue<Optional<String>> printedProperty() {
    return printed;
  }

  /** The number as it was read from the sheet. */
  StringProperty typedProperty() {
    return typed;
  }

  /** This workstation does not print. */
  BooleanProperty absentProperty() {
    return absent;
  }

  void look() {
    context.calm();
    context
        .background()
        .task(context.lane(), () -> context.desk().printing().printers())
        .onSuccess(printers -> {
          found.set(printers);
          Optional<String> chosen = context.desk().printing().chosen();
          marked.set(chosen.filter(printers::contains).or(() -> printers.stream().findFirst()));
        })
        .onRefusal(context::refused)
        .start();
  }

  void print() {
    context.calm();
    number = String.format(Locale.ROOT, "%04d", random.nextInt(NUMBERS));
    typed.set("");
    String onSheet = number;
    Optional<String> printer = marked.get();
    SheetBuilder sheet =
        new SheetBuilder(
                context.texts().of("setup.sheet.title"),
                context.desk().letterhead(),
                context.texts())
            .paragraph(context.texts().of("setup.sheet.explanation"))
            .large(onSheet)
            .qr(onSheet, context.texts().of("setup.sheet.qr"));
    context
        .background()
        .task(
            context.lane(),
            () -> {
              printer.ifPresent(context.desk().printing()::choose);
              return context.desk().printing().print(sheet.build("hoja-de-prueba"));
            })
        .onSuccess(name -> printed.set(Optional.of(name)))
        .onRefusal(context::refused)
        .start();
  }

  @Override
  public ObservableValue<String> obstacle() {
    return Bindings.createStringBinding(
        this::why, found, printed, typed, absent, context.lane().busyProperty());
  }

  private String why() {
    if (absent.get()) {
      return "";
    }
    if (context.lane().isBusy()) {
      return context.texts().of("setup.printer.busy");
    }
    if (printed.get().isEmpty()) {
      return found.get().isEmpty()
          ? context.texts().of("setup.printer.none")
          : context.texts().of("setup.printer.unprinted");
    }
    if (typed.get().isBlank()) {
      return context.texts().of("setup.printer.unread");
    }
    return typed.get().strip().equals(number) ? "" : context.texts().of("setup.printer.other");
  }

  @Override
  public void enter() {
    absent.set(context.record().printer() instanceof Equipment.Absent);
    if (found.get().isEmpty()) {
      look();
    }
  }

  @Override
  public void complete(Runnable goOn) {
    Equipment result =
        printed
            .get()
            .filter(name -> !absent.get())
            .<Equipment>map(Equipment.Tried::new)
            .orElseGet(Equipment.Absent::new);
    context.keep(record -> record.withPrinter(result));
    goOn.run();
  }
}
