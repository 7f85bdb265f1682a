package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.election.CatdId;

/** What the centre gives a CATD to enrol a station with, as its command prints it. */
public record EnrolmentCard(CentreAddress centre, String code, Fingerprint root) {

  static Path file(Path data, CatdId catd) {
    return data.resolve("cards").resolve(catd + ".txt");
  }

  /** Reads it as {@link CentreProgram#issueCard} keeps it. */
  public static EnrolmentCard read(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return new EnrolmentCard(
        CentreAddress.parse(values.getOrDefault("centre", "")),
        values.getOrDefault("code", ""),
        Fingerprint.parse(values.getOrDefault("fingerprint", "")));
  }
}
