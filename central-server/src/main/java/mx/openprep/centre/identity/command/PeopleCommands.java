package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.IssuedSecret;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.Person;
import mx.openprep.election.CatdId;
import mx.openprep.people.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prep admin people}. */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Who works here, and as what. Nobody is ever deleted.",
    subcommands = {
      PeopleCommands.ListAll.class,
      PeopleCommands.Import.class,
      PeopleCommands.NewSecret.class,
      PeopleCommands.Assign.class,
      PeopleCommands.Activate.class,
      PeopleCommands.Deactivate.class,
      PeopleCommands.Unlock.class,
      PeopleCommands.ResetSecondFactor.class
    })
final class PeopleCommands {
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Everybody, one a line.")
  static final class ListAll extends AdminAct {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      people().all().forEach(person -> out.println(line(person)));
      return CommandLine.ExitCode.OK;
    }

    private static String line(Person person) {
      return "%s\t%s\t%s\t%s\t%s%s%s"
          .formatted(
              person.id(),
              person.name(),
              person.roles().stream().sorted().map(Role::name).collect(Collectors.joining("|")),
              person.catd().map(CatdId::value).orElse("-"),
              person.active() ? "active" : "inactive",
              person.mustChange() ? ", first password" : "",
              person.secondFactor() ? ", second factor" : "");
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds or changes people from a CSV file, all or none:",
        "person,name,roles,catd and, if wanted, password and active.",
        "Whoever has no password is given one, to be changed at the first login."
      })
  static final class Import extends AdminAct.WithReason {
    @Parameters(paramLabel = "FILE")
    Path file = Path.of("people.csv");

    @Option(
        names = "--letters",
        required = true,
        paramLabel = "PDF",
        description = "where the letters with first passwords are written")
    Path letters = Path.of("letters.pdf");

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      People.Imported imported = people().importFrom(file, by, reason);
      if (!imported.faults().isEmpty()) {
        PrintWriter err = line().getErr();
        imported.faults().forEach(fault -> err.println(fault.text(Locale.getDefault())));
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (!imported.secrets().isEmpty()) {
        write(letters, papers().letters(imported.secrets()));
      }
      out.println("people: " + imported.people());
      out.println("letters: " + imported.secrets().size());
      return CommandLine.ExitCode.OK;
    }
  }

  /** An act about one person. */
  abstract static class OfPerson extends AdminAct.WithReason {
    @Parameters(paramLabel = "PERSON")
    String person = "";
  }

  /** Such an act that ends in a letter. */
  abstract static class WithLetter extends OfPerson {
    @Option(
        names = "--letter",
        required = true,
        paramLabel = "PDF",
        description = "where the letter is written")
    Path letter = Path.of("letter.pdf");

    abstract IssuedSecret issue(Administrator by) throws IOException;

    @Override
    protected final int act(Administrator by, PrintWriter out) throws IOException {
      write(letter, papers().letters(List.of(issue(by))));
      out.println("letter: " + letter);
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "new-secret",
      mixinStandardHelpOptions = true,
      description = "Gives somebody a new first password, on a letter.")
  static final class NewSecret extends WithLetter {
    @Override
    IssuedSecret issue(Administrator by) throws IOException {
      return people().newSecret(signature.person(person), by, reason);
    }
  }

  @Command(
      name = "reset-second-factor",
      mixinStandardHelpOptions = true,
      description = "For another who lost it: with a new first password, on a letter.")
  static final class ResetSecondFactor extends WithLetter {
    @Override
    IssuedSecret issue(Administrator by) throws IOException {
      return people().resetSecondFactor(signature.person(person), by, reason);
    }
  }

  @Command(
      name = "assign",
      mixinStandardHelpOptions = true,
      description = "Gives somebody other roles and another place.")
  static final class Assign extends OfPerson {
    @Option(
        names = "--roles",
        required = true,
        split = "\\|",
        paramLabel = "ROLE",
        description = "separated by |: ${COMPLETION-CANDIDATES}")
    Set<Role> roles = new TreeSet<>();

    @Option(names = "--catd", description = "none for people of the centre")
    @Nullable String catd;

    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      people()
          .assign(
              signature.person(person),
              roles,
              Optional.ofNullable(catd).map(CatdId::new),
              by,
              reason);
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "activate",
      mixinStandardHelpOptions = true,
      description = "Somebody may log in again.")
  static final class Activate extends OfPerson {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      people().activate(signature.person(person), by, reason);
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "deactivate",
      mixinStandardHelpOptions = true,
      description = "Somebody may log in no longer; what they did stays.")
  static final class Deactivate extends OfPerson {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      people().deactivate(signature.person(person), by, reason);
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "unlock",
      mixinStandardHelpOptions = true,
      description = "Ends somebody's pause after failed logins.")
  static final class Unlock extends OfPerson {
    @Override
    protected int act(Administrator by, PrintWriter out) throws IOException {
      people().unlock(signature.person(person), by, reason);
      return CommandLine.ExitCode.OK;
    }
  }
}
