package mx.openprep.centre.tally;

import java.util.HashMap;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The settled fields of an acta as the fold stores them: a number, or the name of a mark. */
final class FieldsJson {
  private final JsonFactory json = new JsonFactory();
  // A cut reads the same few names a million times.
  private final Map<String, FieldId> names = new HashMap<>();

  Map<FieldId, FieldValue> read(String object) {
    Map<FieldId, FieldValue> fields = new HashMap<>();
    try (JsonParser parser = json.createParser(ObjectReadContext.empty(), object)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        FieldId field = names.computeIfAbsent(parser.currentName(), FieldId::new);
        fields.put(
            field,
            parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                ? FieldValue.votes(parser.getIntValue())
                : FieldValue.Mark.valueOf(parser.getString()));
      }
    }
    return fields;
  }
}
