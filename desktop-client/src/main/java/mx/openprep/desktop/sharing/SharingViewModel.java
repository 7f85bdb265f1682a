package mx.openprep.desktop.sharing;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.message.Refusal;

/** Alone, host or joined: what a person decides for this workstation. */
public final class SharingViewModel {
  private final Sharing sharing;
  private final Background background;
  private final Texts texts;
  private final Runnable done;
  private final Lane searching = new Lane();
  private final Lane changing = new Lane();
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.ALONE);
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty here = new SimpleStringProperty("");
  private final ObservableList<NearbyHost> hosts = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private int port = HostAddress.STANDARD_PORT;

  /** The three ways. */
  enum Mode {
    ALONE("sharing.alone", "sharing.alone.hint"),
    HOST("sharing.host", "sharing.host.hint"),
    JOINED("sharing.joined", "sharing.joined.hint");

    private final String nameKey;
    private final String hintKey;

    Mode(String nameKey, String hintKey) {
      this.nameKey = nameKey;
      this.hintKey = hintKey;
    }

    String nameKey() {
      return nameKey;
    }

    String hintKey() {
      return hintKey;
    }
  }

  /**
   * A choice.
   *
   * @param done what follows once it is made
   */
  public SharingViewModel(Sharing sharing, Background background, Texts texts, Runnable done) {
    this.sharing = sharing;
    this.background = background;
    this.texts = texts;
    this.done = done;
  }

  ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Of the host to join, as typed. */
  StringProperty addressProperty() {
    return address;
  }

  /** Name and addresses of this machine, to be read to the others. */
  ObservableValue<String> hereProperty() {
    return here;
  }

  ObservableList<NearbyHost> hosts() {
    return hosts;
  }

  ObservableValue<Optional<Notice>> noticeProperty() {
    return notice;
  }

  ObservableValue<Boolean> searchingProperty() {
    return searching.busyProperty();
  }

  ObservableValue<Boolean> busyProperty() {
    return changing.busyProperty();
  }

  ObservableValue<Boolean> readyProperty() {
    return mode.flatMap(chosen ->
        address.flatMap(typed ->
            changing.busyProperty().map(busy -> !busy && settings(chosen, typed).isPresent())));
  }

  String describe(NearbyHost host) {
    return host.ours()
        ? texts.of("sharing.found", host.station(), host.address().toString())
        : texts.of("sharing.found.other", host.station(), host.catd());
  }

  /** Shows what holds now, and looks for hosts. */
  void begin() {
    notice.set(Optional.empty());
    background
        .task(changing, () -> new Standing(sharing.chosen(), here()))
        .onSuccess(this::show)
        .onRefusal(this::refused)
        .start();
  }

  private record Standing(SharingSettings settings, String here) {}

  private String here() {
    return texts.of("sharing.here", sharing.station(), String.join(" · ", sharing.addresses()));
  }

  private void show(Standing standing) {
    here.set(standing.here());
    switch (standing.settings()) {
      case SharingSettings.Alone() -> mode.set(Mode.ALONE);
      case SharingSettings.Host(int used) -> {
        port = used;
        mode.set(Mode.HOST);
      }
      case SharingSettings.Joined joined -> {
        address.set(joined.address().toString());
        mode.set(Mode.JOINED);
        search();
      }
    }
  }

  void search() {
    background
        .task(searching, sharing::search)
        .onSuccess(this::found)
        .onRefusal(this::refused)
        .start();
  }

  private void found(List<NearbyHost> nearby) {
    hosts.setAll(nearby);
    List<NearbyHost> ours = nearby.stream().filter(NearbyHost::ours).toList();
    if (ours.size() == 1 && address.get().isBlank()) {
      choose(ours.getFirst());
    }
  }

  void choose(NearbyHost host) {
    address.set(host.address().toString());
  }

  void stop() {
    searching.cancel();
  }

  /** Makes the choice; a host to join is tried first. */
  void change() {
    Optional<SharingSettings> chosen = settings(mode.get(), address.get());
    if (chosen.isEmpty() || changing.isBusy()) {
      return;
    }
    notice.set(Optional.empty());
    SharingSettings settings = chosen.get();
    background
        .task(
            changing,
            () -> {
              sharing.change(settings);
              return settings;
            })
        .onSuccess(made -> done.run())
        .onRefusal(this::refused)
        .start();
  }

  private Optional<SharingSettings> settings(Mode chosen, String typed) {
    return switch (chosen) {
      case ALONE -> Optional.of(new SharingSettings.Alone());
      case HOST -> Optional.of(new SharingSettings.Host(port));
      case JOINED -> joined(typed);
    };
  }

  private Optional<SharingSettings> joined(String typed) {
    try {
      HostAddress host = HostAddress.parse(typed);
      String station =
          hosts.stream()
              .filter(found -> found.ours() && found.address().equals(host))
              .map(NearbyHost::station)
              .findFirst()
              .orElse("");
      return Optional.of(new SharingSettings.Joined(host, station));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void refused(Refusal refusal) {
    notice.set(Optional.of(texts.notice(refusal)));
  }
}
