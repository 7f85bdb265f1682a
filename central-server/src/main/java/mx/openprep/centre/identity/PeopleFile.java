package mx.openprep.centre.identity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import mx.openprep.centre.identity.PeopleFault.Kind;
import mx.openprep.election.CatdId;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;

/**
 * People as a CSV file: {@code person,name,roles,catd} and, if wanted, {@code password} and {@code
 * active}. Roles are separated by {@code |}; the password is in clear, already an Argon2id hash, or
 * empty for one that is to be made; people of the centre have no CATD; {@code active} is {@code
 * false} for those who may no longer log in. Every fault is found at once.
 */
final class PeopleFile {
  private static final List<String> COLUMNS = List.of("person", "name", "roles", "catd");
  private static final int LONGEST_NAME = 120;

  private final Predicate<CatdId> isCatd;
  private final List<Row> rows = new ArrayList<>();
  private final List<PeopleFault> faults = new ArrayList<>();
  private final Set<PersonId> seen = new HashSet<>();

  private PeopleFile(Predicate<CatdId> isCatd) {
    this.isCatd = isCatd;
  }

  /**
   * One person.
   *
   * @param catd empty for people of the centre
   * @param password empty when the file says none
   */
  record Row(
      PersonId person,
      String name,
      Set<Role> roles,
      String catd,
      Optional<String> password,
      boolean active) {
    @Override
    public String toString() {
      return "Row of " + person;
    }
  }

  static PeopleFile read(Path file, Predicate<CatdId> isCatd) throws IOException {
    PeopleFile people = new PeopleFile(isCatd);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(file)) {
      people.readAll(csv);
    } catch (CsvParseException e) {
      people.fault(1, "", Kind.FILE_BROKEN, String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (people.rows.isEmpty() && people.faults.isEmpty()) {
      people.fault(1, "", Kind.FILE_EMPTY, "");
    }
    return people;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  List<PeopleFault> faults() {
    return List.copyOf(faults);
  }

  private void readAll(CsvReader<NamedCsvRecord> csv) {
    for (NamedCsvRecord line : csv) {
      List<String> missing =
          COLUMNS.stream().filter(column -> !line.getHeader().contains(column)).toList();
      if (!missing.isEmpty()) {
        missing.forEach(column -> fault(1, column, Kind.COLUMN_MISSING, ""));
        return;
      }
      if (line.getFieldCount() != line.getHeader().size()) {
        fault(
            Math.toIntExact(line.getStartingLineNumber()),
            "",
            Kind.ROW_RAGGED,
            Integer.toString(line.getFieldCount()));
      } else {
        new Line(line).read().ifPresent(rows::add);
      }
    }
  }

  private void fault(int line, String column, Kind kind, String value) {
    faults.add(new PeopleFault(line, column, kind, value));
  }

  /** One row, all of whose faults are told. */
  private final class Line {
    private final NamedCsvRecord record;
    private final int number;
    private final int faultsBefore = faults.size();

    Line(NamedCsvRecord record) {
      this.record = record;
      this.number = Math.toIntExact(record.getStartingLineNumber());
    }

    Optional<Row> read() {
      Optional<PersonId> person = person();
      String name = name();
      Set<Role> roles = roles();
      String catd = catd();
      Optional<String> password = password(person);
      boolean active = active();
      return faults.size() == faultsBefore
          ? person.map(id -> new Row(id, name, roles, catd, password, active))
          : Optional.empty();
    }

    private Optional<PersonId> person() {
      String value = text("person");
      try {
        PersonId person = new PersonId(value);
        if (!seen.add(person)) {
          wrong("person", Kind.PERSON_TWICE, value);
        }
        return Optional.of(person);
      } catch (IllegalArgumentException e) {
        wrong("person", value.isEmpty() ? Kind.EMPTY : Kind.PERSON_MALFORMED, value);
        return Optional.empty();
      }
    }

    private String name() {
      String name = text("name");
      if (name.isEmpty()) {
        wrong("name", Kind.EMPTY, "");
      } else if (name.length() > LONGEST_NAME) {
        wrong("name", Kind.NAME_TOO_LONG, "");
      }
      return name;
    }

    private Set<Role> roles() {
      Set<Role> roles = new TreeSet<>();
      for (String name : text("roles").split("\\|", -1)) {
        try {
          roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          wrong("roles", name.isBlank() ? Kind.EMPTY : Kind.ROLE_UNKNOWN, name.strip());
        }
      }
      return roles;
    }

    private String catd() {
      String catd = text("catd");
      try {
        if (!catd.isEmpty() && !isCatd.test(new CatdId(catd))) {
          wrong("catd", Kind.CATD_UNKNOWN, catd);
        }
      } catch (IllegalArgumentException e) {
        wrong("catd", Kind.CATD_UNKNOWN, catd);
      }
      return catd;
    }

    private Optional<String> password(Optional<PersonId> person) {
      String password = text("password");
      if (password.isEmpty()) {
        return Optional.empty();
      }
      if (Passwords.isEncoded(password)) {
        if (!Passwords.isUsable(password)) {
          wrong("password", Kind.HASH_UNUSABLE, "");
        }
      } else if (!Passwords.isGoodEnough(password, person.map(PersonId::value).orElse(""))) {
        wrong("password", Kind.PASSWORD_TOO_WEAK, "");
      }
      return Optional.of(password);
    }

    private boolean active() {
      String active = text("active");
      return switch (active) {
        case "true", "" -> true;
        case "false" -> false;
        default -> {
          wrong("active", Kind.ACTIVE_UNCLEAR, active);
          yield true;
        }
      };
    }

    private String text(String column) {
      return record.findField(column).orElse("").strip();
    }

    private void wrong(String column, Kind kind, String value) {
      fault(number, column, kind, value);
    }
  }
}
