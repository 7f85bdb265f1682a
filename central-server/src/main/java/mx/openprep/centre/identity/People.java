package mx.openprep.centre.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.openprep.acta.Sha256;
import mx.openprep.election.CatdId;
import mx.openprep.v1.PersonRecord;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the PREP and their roles. */
public final class People {
  private static final String ENCODED = "$argon2id$";

  /** Memory in KiB, iterations, lanes: what OWASP names as the least (about 30 ms). */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private static final int SALT_BYTES = 16;

  private final PersonTable people;
  private final StationTable stations;
  private final TransactionTemplate transaction;

  People(PersonTable people, StationTable stations, TransactionTemplate transaction) {
    this.people = people;
    this.stations = stations;
    this.transaction = transaction;
  }

  /** Everybody who works or worked at this CATD. */
  public List<PersonRecord> of(CatdId catd) {
    return people.peopleOf(catd);
  }

  /** What an import did: with faults, nothing. */
  record Imported(int people, List<String> faults) {}

  /**
   * Imports a file named at start, unless it is the one imported at a former start: people changed
   * since then stay changed.
   */
  Imported importAtStart(Path file) throws IOException {
    byte[] hash = Sha256.of(Files.readAllBytes(file));
    if (people.wasImportedAtStart(hash)) {
      return new Imported(0, List.of());
    }
    Imported imported = importFrom(file);
    if (imported.faults().isEmpty()) {
      people.importedAtStart(hash);
    }
    return imported;
  }

  /** Adds or changes the people of the file, all or none. Others stay as they are. */
  Imported importFrom(Path file) throws IOException {
    PeopleFile read = PeopleFile.read(file, stations::knowsCatd);
    if (!read.faults().isEmpty()) {
      return new Imported(0, read.faults());
    }
    transaction.executeWithoutResult(
        status -> read.rows().forEach(row -> people.write(row, passwordHash(row))));
    return new Imported(read.rows().size(), List.of());
  }

  /** Keeps the present hash of an unchanged password, so that importing twice changes nothing. */
  private String passwordHash(PeopleFile.Row row) {
    if (row.password().startsWith(ENCODED)) {
      return row.password();
    }
    return people
        .passwordHash(row.person())
        .filter(hash -> Password.check(row.password(), hash).with(ARGON2))
        .orElseGet(
            () -> Password.hash(row.password()).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }
}
