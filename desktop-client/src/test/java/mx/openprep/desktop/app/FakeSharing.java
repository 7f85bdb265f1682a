package mx.openprep.desktop.app;

import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.sharing.NearbyHost;
import mx.openprep.desktop.sharing.Sharing;
import mx.openprep.message.Refusal;

/** A local network as a test wants it. */
final class FakeSharing implements Sharing {
  SharingSettings settings = new SharingSettings.Alone();
  Optional<Refusal> refuses = Optional.empty();

  @Override
  public SharingSettings chosen() {
    return settings;
  }

  @Override
  public String station() {
    return "CATD-001-B";
  }

  @Override
  public List<String> addresses() {
    return List.of("192.168.1.21");
  }

  @Override
  public List<NearbyHost> search() {
    return List.of(
        new NearbyHost("CATD-001-A", "CATD-001", new HostAddress("192.168.1.20", 9447), true),
        new NearbyHost("CATD-007-A", "CATD-007", new HostAddress("192.168.1.70", 9447), false));
  }

  @Override
  public void change(SharingSettings chosen) {
    refuses.ifPresent(refusal -> {
      throw refusal;
    });
    settings = chosen;
  }
}
