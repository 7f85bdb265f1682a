package mx.openprep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.Repository;
import mx.openprep.v1.EventEnvelope;
import org.junit.jupiter.api.Test;

/** Keeps docs/events.md, the catalogue of event kinds, the same as the contract. */
class EventsPageTest {
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)((?:^//[^\n]*\n)*)^message (\\w+) \\{$");

  @Test
  void committedPageIsWhatTheContractSays() throws IOException {
    String page = page();

    assertThat(Repository.generatedPage("events.md", page))
        .as("docs/events.md; to renew it: ./mvnw -pl proto test -Dopenprep.regenerate=true")
        .isEqualTo(page);
  }

  private static String page() throws IOException {
    String contract =
        Files.readString(Path.of("src", "main", "proto", "openprep", "v1", "journal.proto"))
            .replace("\r\n", "\n");
    StringBuilder page =
        new StringBuilder(
            """
            # Event kinds

            Made from the contract by `EventsPageTest`; do not edit. After a change of `journal.proto`:
            `./mvnw -pl proto test -Dopenprep.regenerate=true`, and read the difference before you commit it.

            Every entry of a journal is one `EventEnvelope` with one of these facts. The name is that of the column
            `event.kind` and of `Event.Id` in the export to NIST SP 1500-101 ([audit.md](audit.md)).

            """);
    for (FieldDescriptor fact : facts()) {
      Descriptor message = fact.getMessageType();
      page.append("## ").append(fact.getName().toUpperCase(Locale.ROOT)).append("\n\n");
      page.append('`').append(message.getName()).append("`, number ").append(fact.getNumber());
      String comment = comment(contract, message.getName());
      page.append(comment.isEmpty() ? ".\n\n" : ". " + comment + "\n\n");
      if (!message.getFields().isEmpty()) {
        page.append("| field | kind | |\n|---|---|---|\n");
        for (FieldDescriptor field : message.getFields()) {
          page.append("| `").append(field.getName()).append("` | ").append(kind(field));
          page.append(" | ").append(comment(contract, message.getName(), field)).append(" |\n");
        }
        page.append('\n');
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static List<FieldDescriptor> facts() {
    return EventEnvelope.getDescriptor().getOneofs().getFirst().getFields().stream()
        .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
        .toList();
  }

  private static String kind(FieldDescriptor field) {
    if (field.isMapField()) {
      return "text by name";
    }
    String kind =
        switch (field.getJavaType()) {
          case INT, LONG -> "number";
          case BOOLEAN -> "yes or no";
          case STRING -> "text";
          case BYTE_STRING -> "bytes";
          case ENUM -> field.getEnumType().getName();
          case MESSAGE -> field.getMessageType().getName();
          case FLOAT, DOUBLE -> throw new IllegalStateException("No figure is inexact: " + field);
        };
    return field.isRepeated() ? "list of " + kind : kind;
  }

  private static String comment(String contract, String message) {
    Matcher matcher = MESSAGE.matcher(contract);
    while (matcher.find()) {
      if (matcher.group(2).equals(message)) {
        return text(List.of(matcher.group(1).split("\n", -1)));
      }
    }
    throw new IllegalStateException("Every fact stands in journal.proto: " + message);
  }

  private static String comment(String contract, String message, FieldDescriptor field) {
    List<String> lines = contract.lines().toList();
    int at = lines.indexOf("message " + message + " {");
    Optional<Integer> place = Optional.empty();
    for (int i = at; place.isEmpty(); i++) {
      if (lines.get(i).matches(".* " + field.getName() + " = " + field.getNumber() + ";")) {
        place = Optional.of(i);
      }
    }
    List<String> comment = new ArrayList<>();
    for (int i = place.get() - 1; lines.get(i).strip().startsWith("//"); i--) {
      comment.addFirst(lines.get(i));
    }
    return text(comment);
  }

  private static String text(List<String> comment) {
    return comment.stream()
        .map(String::strip)
        .filter(line -> line.startsWith("//"))
        .map(line -> line.substring(2).strip())
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
