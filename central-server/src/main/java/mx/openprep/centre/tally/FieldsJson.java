package mx.openprep.centre.tally;

import java.util.HashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The settled fields of an acta as the fold stores them: a number, or the name of a mark. */
final class FieldsJson {
  private final JsonFactory json = new JsonFactory();
  private final FieldList names;
  // Gives the place of a name without making a text of it.
  private final PropertyNameMatcher places;

  /**
   * A reader for the actas of one election.
   *
   * @param votes its vote fields, which come first in what is read
   */
  FieldsJson(FieldList votes) {
    this.names =
        votes.and(
            FieldId.BOLETAS_SOBRANTES,
            FieldId.PERSONAS_VOTARON,
            FieldId.REPRESENTANTES_VOTARON,
            FieldId.VOTOS_SACADOS,
            FieldId.TOTAL_ASENTADO);
    this.places =
        json.constructNameMatcher(
            names.stream().map(FieldId::value).map(Named::fromString).toList(), false);
  }

  /** Reads an object; one with a field the election does not have becomes an ordinary map. */
  Map<FieldId, FieldValue> read(byte[] object) {
    if (object.length <= 2) {
      return Map.of();
    }
    ActaFields.Builder fields = new ActaFields.Builder(names);
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), object)) {
      parser.nextToken();
      for (int place = parser.nextNameMatch(places);
          place != PropertyNameMatcher.MATCH_END_OBJECT;
          place = parser.nextNameMatch(places)) {
        if (place < 0) {
          return readAny(object);
        }
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          fields.votes(place, parser.getIntValue());
        } else {
          fields.mark(place, FieldValue.Mark.valueOf(parser.getString()));
        }
      }
    }
    return fields.build();
  }

  private Map<FieldId, FieldValue> readAny(byte[] object) {
    Map<FieldId, FieldValue> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), object)) {
      parser.nextToken();
      for (@Nullable String name = parser.nextName(); name != null; name = parser.nextName()) {
        fields.put(
            new FieldId(name),
            parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                ? FieldValue.votes(parser.getIntValue())
                : FieldValue.Mark.valueOf(parser.getString()));
      }
    }
    return fields;
  }
}
