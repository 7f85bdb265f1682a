package mx.openprep.desktop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.digitization.ScannerDesk.Choice;
import mx.openprep.desktop.digitization.ScannerDesk.Kind;
import mx.openprep.desktop.scan.FolderScanner;
import mx.openprep.desktop.scan.SaneScanner;
import mx.openprep.desktop.scan.SaneSettings;
import mx.openprep.desktop.scan.Scanner;
import mx.openprep.desktop.scan.escl.EsclAddress;
import mx.openprep.desktop.scan.escl.EsclDiscovery;
import mx.openprep.desktop.scan.escl.EsclScanner;
import mx.openprep.desktop.scan.escl.EsclSettings;
import mx.openprep.desktop.scan.escl.EsclSource;
import mx.openprep.desktop.scan.escl.ScannerCertificates;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * Every kind of scanner there is, by its address: {@code sane:DEVICE}, the path of a folder, or the
 * host of a scanner on the network. The one place that knows the adapters.
 *
 * @param sanePort of this machine's SANE daemon
 * @param source where scanners of the network take paper from
 * @param directory for what is kept of scanners
 */
record ScannerMaker(int sanePort, EsclSource source, Path directory) {
  // As long as a person gladly waits; scanners answer within one or two seconds.
  private static final Duration DISCOVERY = Duration.ofSeconds(4);
  private static final String SANE = "sane:";

  /** What an address means. */
  Choice named(String address) {
    if (address.startsWith(SANE)) {
      return sane(address.substring(SANE.length()));
    }
    try {
      Path folder = Path.of(address);
      if (folder.isAbsolute() && Files.isDirectory(folder)) {
        return folder(folder);
      }
    } catch (InvalidPathException e) {
      // Then it names a scanner of the network.
    }
    try {
      EsclAddress escl = EsclAddress.parse(address);
      return escl(escl.host(), escl);
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.SCANNER_ADDRESS_WRONG, e, address);
    }
  }

  static Choice sane(String device) {
    return new Choice(Kind.SANE, device, SANE + device, Optional.empty());
  }

  static Choice folder(Path folder) {
    return new Choice(
        Kind.FOLDER,
        String.valueOf(folder.getFileName()),
        folder.toAbsolutePath().toString(),
        Optional.empty());
  }

  Choice escl(String name, EsclAddress address) {
    return new Choice(
        Kind.ESCL,
        name,
        address.base() + address.fingerprint().map(known -> "#" + known.hex()).orElse(""),
        certificates().of(address).map(Fingerprint::toString));
  }

  ScannerCertificates certificates() {
    return new ScannerCertificates(directory);
  }

  /** What the network and this machine's SANE daemon know now. */
  List<Choice> discovered() {
    List<Choice> found = new ArrayList<>();
    for (EsclDiscovery.Found scanner : EsclDiscovery.find(DISCOVERY)) {
      String name = scanner.name() + " (" + scanner.address().base().getHost() + ")";
      found.add(escl(name, scanner.address()));
    }
    try {
      SaneScanner.devices(sanePort).stream().map(ScannerMaker::sane).forEach(found::add);
    } catch (Refusal noDaemon) {
      // Whoever has a scanner on the network needs none.
      if (found.isEmpty()) {
        throw noDaemon;
      }
    }
    return found;
  }

  /** The scanner itself; it need not be switched on yet. */
  Scanner scanner(Choice choice) {
    try {
      return switch (choice.kind()) {
        case SANE ->
            new SaneScanner(SaneSettings.of(sanePort, choice.address().substring(SANE.length())));
        case FOLDER -> new FolderScanner(Path.of(choice.address()));
        case ESCL ->
            new EsclScanner(
                EsclSettings.of(EsclAddress.parse(choice.address()), choice.name(), directory)
                    .withSource(source));
      };
    } catch (IOException e) {
      throw new Refusal(MessageCode.SCANNER_GONE, e, choice.name(), String.valueOf(e.getMessage()));
    }
  }
}
