package mx.openprep.desktop.packing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.ActaSearch;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Caja;
import mx.openprep.v1.CloseCajaRequest;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.ListRemainingRequest;
import mx.openprep.v1.ListRemainingResponse;
import mx.openprep.v1.OpenCajaRequest;
import mx.openprep.v1.PackActaRequest;
import mx.openprep.v1.PackActaResponse;
import mx.openprep.v1.Remaining;

/** Fills cajas, one council after another, and prints their lists. */
public final class PackingViewModel {
  private final NodeApi api;
  private final Background background;
  private final Texts texts;
  private final Stationery stationery;
  private final Lane calls = new Lane();
  private final StringProperty input = new SimpleStringProperty("");
  private final BooleanProperty byMunicipality = new SimpleBooleanProperty();
  private final ObjectProperty<ListRemainingResponse> remaining =
      new SimpleObjectProperty<>(ListRemainingResponse.getDefaultInstance());
  private final ObjectProperty<PackingStep> step =
      new SimpleObjectProperty<>(new PackingStep.Overview());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());

  public PackingViewModel(NodeApi api, Background background, Texts texts, Stationery stationery) {
    this.api = api;
    this.background = background;
    this.texts = texts;
    this.stationery = stationery;
  }

  StringProperty inputProperty() {
    return input;
  }

  ObjectProperty<PackingStep> stepProperty() {
    return step;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  /** Councils, or the same night seen by municipality. */
  ObservableValue<List<Remaining>> placesProperty() {
    return remaining.flatMap(all ->
        byMunicipality.map(flag -> flag ? all.getMunicipalitiesList() : all.getCouncilsList()));
  }

  BooleanProperty byMunicipalityProperty() {
    return byMunicipality;
  }

  /** What is left at a place, in one line. */
  String name(Remaining place) {
    return byMunicipality.get() ? place.getName() : texts.of("packing.council", place.getName());
  }

  String left(Remaining place) {
    return texts.of(
        "packing.left",
        place.getToPack(),
        place.getPacked(),
        place.getToCompare(),
        place.getToDecide(),
        place.getUnsettled());
  }

  void start() {
    if (step.get() instanceof PackingStep.Overview) {
      overview(notice.get());
    }
  }

  void stop() {
    calls.cancel();
  }

  private void overview(Optional<Notice> told) {
    input.set("");
    notice.set(told);
    step.set(new PackingStep.Overview());
    background
        .task(calls, () -> api.packing().listRemaining(ListRemainingRequest.getDefaultInstance()))
        .onSuccess(remaining::set)
        .onRefusal(this::refused)
        .start();
  }

  /** Turns between councils and municipalities. */
  void turn() {
    if (step.get() instanceof PackingStep.Overview) {
      byMunicipality.set(!byMunicipality.get());
    }
  }

  void open(Remaining place) {
    if (byMunicipality.get()) {
      return;
    }
    OpenCajaRequest request = OpenCajaRequest.newBuilder().setCouncil(place.getTerritory()).build();
    background
        .task(calls, () -> api.packing().openCaja(request))
        .onSuccess(caja -> {
          notice.set(Optional.empty());
          step.set(new PackingStep.Filling(caja));
        })
        .onRefusal(this::refused)
        .start();
  }

  /** The paper whose QR was read, or whose clave was typed, goes into the caja. */
  void put() {
    if (step.get() instanceof PackingStep.Filling(Caja caja) && !input.get().isBlank()) {
      FindActasRequest wanted = ActaSearch.of(input.get());
      PackActaRequest.Builder request = PackActaRequest.newBuilder().setCaja(caja.getFolio());
      if (wanted.hasQr()) {
        request.setQr(wanted.getQr());
      } else {
        request.setClave(wanted.getClave());
      }
      put(caja, request.build());
    }
  }

  void choose(ActaCard acta) {
    if (step.get() instanceof PackingStep.Choose(Caja caja, List<ActaCard> _)) {
      put(
          caja,
          PackActaRequest.newBuilder().setCaja(caja.getFolio()).setActa(acta.getActa()).build());
    }
  }

  private void put(Caja caja, PackActaRequest request) {
    background
        .task(calls, () -> api.packing().packActa(request))
        .onSuccess(answer -> packed(caja, answer))
        .onRefusal(this::refused)
        .start();
  }

  private void packed(Caja before, PackActaResponse answer) {
    input.set("");
    if (!answer.hasCaja()) {
      notice.set(Optional.empty());
      step.set(new PackingStep.Choose(before, answer.getChoicesList()));
      return;
    }
    ActaCard acta = answer.getPacked();
    notice.set(
        Optional.of(
            texts.notice(
                Notice.Kind.DONE,
                "packing.packed",
                texts.of("acta.casilla", acta.getSection(), acta.getCasillaName()),
                acta.getElectionName(),
                answer.getCaja().getActasCount())));
    step.set(new PackingStep.Filling(answer.getCaja()));
  }

  /** Closes the caja and prints its list. */
  void close() {
    if (step.get() instanceof PackingStep.Filling(Caja caja)) {
      CloseCajaRequest request = CloseCajaRequest.newBuilder().setCaja(caja.getFolio()).build();
      background
          .task(calls, () -> api.packing().closeCaja(request))
          .onSuccess(closed -> {
            notice.set(Optional.empty());
            step.set(new PackingStep.Closed(closed));
            print();
          })
          .onRefusal(this::refused)
          .start();
    }
  }

  /** Prints the list; where there is no printer it is saved as a file. */
  void print() {
    if (step.get() instanceof PackingStep.Closed(Caja caja)) {
      Letterhead from = stationery.letterhead().get();
      background
          .task(calls, () -> printed(PackingList.of(caja, from, texts)))
          .onSuccess(told -> notice.set(Optional.of(told)))
          .onRefusal(this::refused)
          .start();
    }
  }

  private Notice printed(Sheet sheet) {
    try {
      return texts.notice(Notice.Kind.DONE, "packing.printed", stationery.printing().print(sheet));
    } catch (Refusal refusal) {
      if (refusal.code() != MessageCode.PRINTER_NONE) {
        throw refusal;
      }
      Printing printing = stationery.printing();
      Path file = printing.save(sheet, printing.folder());
      return texts.notice(Notice.Kind.DONE, "packing.saved", file.toString());
    }
  }

  /** A step back; false when there is none. An open caja stays open for whoever goes on. */
  boolean back() {
    switch (step.get()) {
      case PackingStep.Overview _ -> {
        return false;
      }
      case PackingStep.Choose(Caja caja, List<ActaCard> _) -> {
        notice.set(Optional.empty());
        step.set(new PackingStep.Filling(caja));
      }
      case PackingStep.Filling _, PackingStep.Closed _ -> overview(Optional.empty());
    }
    return true;
  }

  private void refused(Refusal refusal) {
    input.set("");
    notice.set(Optional.of(texts.notice(refusal)));
    if (step.get() instanceof PackingStep.Choose(Caja caja, List<ActaCard> _)) {
      step.set(new PackingStep.Filling(caja));
    }
  }
}
