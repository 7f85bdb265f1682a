package mx.openprep.installer.demo;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mx.openprep.people.Role;

/** The people of the demo's CATDs as the centre imports them. */
final class PeopleOfTheDemo {
  /** Two, because what matters takes two. They exist in this drill only. */
  static final List<String> ADMINISTRATORS = List.of("administra.uno", "administra.dos");

  private PeopleOfTheDemo() {}

  static Path write(Path file, List<Crew> crews) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      csv.writeRecord("person", "name", "roles", "catd", "password");
      for (String administrator : ADMINISTRATORS) {
        csv.writeRecord(
            administrator,
            administrator.replace('.', ' '),
            Role.ADMINISTRADOR.name(),
            "",
            Crew.PASSWORD);
      }
      for (Crew crew : crews) {
        for (Crew.Member member : crew.members()) {
          csv.writeRecord(
              member.person(),
              member.name(),
              member.roles().stream().map(Role::name).collect(joining("|")),
              crew.catd().value(),
              Crew.PASSWORD);
        }
      }
    }
    return file;
  }
}
