package mx.openprep.centre.identity;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import mx.openprep.election.CatdId;
import mx.openprep.people.PersonId;
import mx.openprep.people.Role;

/**
 * People as a CSV file: {@code person,name,roles,catd,password} and, if wanted, {@code active}.
 * Roles are separated by {@code |}; the password is in clear or already an Argon2id hash; people of
 * the centre have no CATD; {@code active} is {@code false} for those who may no longer log in.
 *
 * @param faults one line for each row that is wrong, with its line number
 */
record PeopleFile(List<Row> rows, List<String> faults) {
  private static final List<String> COLUMNS =
      List.of("person", "name", "roles", "catd", "password");

  PeopleFile {
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /** One person; {@code catd} is empty for people of the centre. */
  record Row(
      PersonId person, String name, Set<Role> roles, String catd, String password, boolean active) {
    @Override
    public String toString() {
      return "Row of " + person;
    }
  }

  static PeopleFile read(Path file, Predicate<CatdId> isCatd) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<PersonId> seen = new HashSet<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : csv) {
        if (!line.getHeader().containsAll(COLUMNS)) {
          faults.add("line 1: columns expected: " + String.join(",", COLUMNS));
          break;
        }
        try {
          Row row = row(line, isCatd);
          if (seen.add(row.person())) {
            rows.add(row);
          } else {
            faults.add("line " + line.getStartingLineNumber() + ": twice: " + row.person());
          }
        } catch (IllegalArgumentException e) {
          faults.add("line " + line.getStartingLineNumber() + ": " + e.getMessage());
        }
      }
    } catch (CsvParseException e) {
      faults.add(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new PeopleFile(rows, faults);
  }

  private static Row row(NamedCsvRecord line, Predicate<CatdId> isCatd) {
    String catd = line.getField("catd").strip();
    if (!catd.isEmpty() && !isCatd.test(new CatdId(catd))) {
      throw new IllegalArgumentException("no such CATD: " + catd);
    }
    return new Row(
        new PersonId(line.getField("person").strip()),
        required(line, "name"),
        roles(line.getField("roles")),
        catd,
        required(line, "password"),
        active(line.findField("active").orElse("true").strip()));
  }

  private static String required(NamedCsvRecord line, String column) {
    String value = line.getField(column).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(column + " is empty");
    }
    return value;
  }

  private static Set<Role> roles(String names) {
    Set<Role> roles = new TreeSet<>();
    for (String name : names.split("\\|", -1)) {
      try {
        roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("no such role: " + name, e);
      }
    }
    return roles;
  }

  private static boolean active(String value) {
    return switch (value) {
      case "true", "" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("active is true or false: " + value);
    };
  }
}
