package mx.openprep.desktop.fake;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import mx.openprep.desktop.digitization.Page;
import mx.openprep.desktop.digitization.ScannerDesk;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ImageQuality;

/** Two scanners to choose from, one of the network. */
public final class FakeDesk implements ScannerDesk {
  public static final Choice TABLE =
      new Choice(Kind.SANE, "Canon DR-C225", "sane:canon", Optional.empty());
  public static final Choice NETWORK =
      new Choice(
          Kind.ESCL,
          "HP ScanJet 4500 (192.168.1.40)",
          "https://192.168.1.40/eSCL/",
          Optional.of("AB12 ".repeat(16).strip()));

  public final List<Choice> chosen = new ArrayList<>();
  public final List<String> trusted = new ArrayList<>();
  public ByteString page = ByteString.EMPTY;

  /** What stands on the page that is tried. */
  public Optional<String> qr = Optional.empty();

  @Override
  public List<Choice> find() {
    return List.of(TABLE, NETWORK);
  }

  @Override
  public Choice named(String address) {
    if (address.contains(" ")) {
      throw new Refusal(MessageCode.SCANNER_ADDRESS_WRONG, address);
    }
    return new Choice(Kind.ESCL, address, "http://" + address + "/eSCL/", Optional.empty());
  }

  @Override
  public void choose(Choice choice) {
    chosen.add(choice);
  }

  @Override
  public Page test(Choice choice, DoubleConsumer progress) {
    return new Page(page, page, ImageQuality.getDefaultInstance(), qr, choice.name(), List.of());
  }

  @Override
  public void cancel() {}

  @Override
  public String shownBy(Choice choice) {
    return "CD34 ".repeat(16).strip();
  }

  @Override
  public void trust(Choice choice, String fingerprint) {
    trusted.add(fingerprint);
  }
}
