package mx.openprep.installer.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mx.openprep.people.Role;

/**
 * The two people who open and close the publication of a replay. Their password is the replay's
 * own: these people exist nowhere else.
 */
final class Administrators {
  static final String PROPOSES = "administra.uno";
  static final String CONFIRMS = "administra.dos";
  private static final String PASSWORD = "simulacro";

  private Administrators() {}

  /** Writes them as the centre imports them, and their password for the acts. */
  static Path write(Path data) throws IOException {
    Files.writeString(passwordFile(data), PASSWORD);
    Path people = data.resolve("people.csv");
    try (CsvWriter csv = CsvWriter.builder().build(people)) {
      csv.writeRecord("person", "name", "roles", "catd", "password");
      csv.writeRecord(PROPOSES, "Administra Uno", Role.ADMINISTRADOR.name(), "", PASSWORD);
      csv.writeRecord(CONFIRMS, "Administra Dos", Role.ADMINISTRADOR.name(), "", PASSWORD);
    }
    return people;
  }

  static Path passwordFile(Path data) {
    return data.resolve("password.txt");
  }
}
