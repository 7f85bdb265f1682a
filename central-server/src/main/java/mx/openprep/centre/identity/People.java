package mx.openprep.centre.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.identity.login.Secrets;
import mx.openprep.election.CatdId;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.v1.PersonRecord;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the PREP and their roles. */
public final class People {
  private final PersonTable people;
  private final StationTable stations;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();

  People(PersonTable people, StationTable stations, TransactionTemplate transaction) {
    this.people = people;
    this.stations = stations;
    this.transaction = transaction;
  }

  /** Everybody who works or worked at this CATD, as its nodes are told. */
  public List<PersonRecord> of(CatdId catd) {
    return people.peopleOf(catd);
  }

  /** Everybody, in the order of their ids. */
  public List<Person> all() {
    return people.all();
  }

  public Optional<Person> find(PersonId person) {
    return people.find(person);
  }

  /**
   * What an import did: with faults, nothing.
   *
   * @param people how many were added or changed
   * @param secrets made for those who had no password and were given none
   */
  public record Imported(int people, List<PeopleFault> faults, List<IssuedSecret> secrets) {
    public Imported {
      faults = List.copyOf(faults);
      secrets = List.copyOf(secrets);
    }
  }

  /**
   * Imports a file named at start, unless it is the one imported at a former start: people changed
   * since then stay changed.
   */
  Imported importAtStart(Path file) throws IOException {
    byte[] hash = Sha256.of(Files.readAllBytes(file));
    if (people.wasImportedAtStart(hash)) {
      return new Imported(0, List.of(), List.of());
    }
    Imported imported = importFrom(file);
    if (imported.faults().isEmpty()) {
      people.importedAtStart(hash);
    }
    return imported;
  }

  /** Adds or changes the people of the file, all or none. Others stay as they are. */
  Imported importFrom(Path file) throws IOException {
    Prepared prepared = prepare(file);
    if (prepared.faults().isEmpty()) {
      transaction.executeWithoutResult(status -> write(prepared));
    }
    return result(prepared);
  }

  /** A file that was read; hashing takes long, and no transaction waits for it. */
  record Prepared(List<Change> changes, List<PeopleFault> faults) {}

  /**
   * One row and what becomes of the password.
   *
   * @param hash of a new password
   * @param made when it was made here
   */
  record Change(PeopleFile.Row row, Optional<String> hash, Optional<String> made) {}

  Prepared prepare(Path file) throws IOException {
    PeopleFile read = PeopleFile.read(file, stations::knowsCatd);
    return read.faults().isEmpty()
        ? new Prepared(read.rows().parallelStream().map(this::change).toList(), List.of())
        : new Prepared(List.of(), read.faults());
  }

  /** Keeps the present hash of an unchanged password, so that importing twice changes nothing. */
  private Change change(PeopleFile.Row row) {
    Optional<String> present = people.passwordHash(row.person());
    if (row.password().isEmpty()) {
      return present.isPresent() ? new Change(row, Optional.empty(), Optional.empty()) : made(row);
    }
    String password = row.password().get();
    if (Passwords.isEncoded(password)) {
      return new Change(row, Optional.of(password), Optional.empty());
    }
    return Passwords.matches(password, present)
        ? new Change(row, Optional.empty(), Optional.empty())
        : new Change(row, Optional.of(Passwords.hash(password)), Optional.empty());
  }

  private Change made(PeopleFile.Row row) {
    String secret = Secrets.random(random);
    return new Change(row, Optional.of(Passwords.hash(secret)), Optional.of(secret));
  }

  /** In the caller's transaction. */
  void write(Prepared prepared) {
    prepared
        .changes()
        .forEach(change -> people.write(change.row(), change.hash(), change.made().isPresent()));
  }

  Imported result(Prepared prepared) {
    List<IssuedSecret> secrets =
        prepared.changes().stream()
            .flatMap(change ->
                change.made().stream()
                    .map(secret ->
                        new IssuedSecret(people.find(change.row().person()).orElseThrow(), secret)))
            .toList();
    return new Imported(prepared.changes().size(), prepared.faults(), secrets);
  }
}
