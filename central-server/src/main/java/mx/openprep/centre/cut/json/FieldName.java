package mx.openprep.centre.cut.json;

import mx.openprep.acta.FieldId;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** A field, and its id as a key of JSON encoded once: a cut writes a million and a half of them. */
record FieldName(FieldId id, SerializableString key) {
  static FieldName of(FieldId id) {
    return new FieldName(id, new SerializedString(id.value()));
  }
}
