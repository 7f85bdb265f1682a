package mx.openprep.journal;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.v1.KeyedField;

/** The values of the contract's messages as the types of the rules, and back. */
public final class WireValues {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private WireValues() {}

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /**
   * The instant.
   *
   * @throws IllegalArgumentException when it is outside what the contract's Timestamp allows, years
   *     1 to 9999: stores and calendars know no more
   */
  public static Instant instant(Timestamp timestamp) {
    long seconds = timestamp.getSeconds();
    int nanos = timestamp.getNanos();
    if (nanos < 0 || nanos > 999_999_999) {
      throw new IllegalArgumentException("Not a time: " + nanos + " ns");
    }
    try {
      return requireCalendar(Instant.ofEpochSecond(seconds, nanos));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Not a time: " + seconds + " s", e);
    }
  }

  /** The instant, if it lies in the years 1 to 9999. */
  static Instant requireCalendar(Instant instant) {
    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
      throw new IllegalArgumentException("Outside the years 1 to 9999: " + instant);
    }
    return instant;
  }

  /** The enum constant of the rules with the same name as the contract's. */
  public static <E extends Enum<E>> E named(Class<E> type, Enum<?> wire) {
    return Enum.valueOf(type, wire.name());
  }

  /** In the order of the field ids, so that equal values give equal bytes. */
  public static List<KeyedField> fields(Map<FieldId, FieldValue> values) {
    List<KeyedField> fields = new ArrayList<>();
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e ->
            fields.add(
                KeyedField.newBuilder()
                    .setField(e.getKey().value())
                    .setValue(value(e.getValue()))
                    .build()));
    return fields;
  }

  /**
   * The values by field.
   *
   * @throws IllegalArgumentException when a field stands twice or a value is none
   */
  public static Map<FieldId, FieldValue> values(List<KeyedField> fields) {
    Map<FieldId, FieldValue> values = new LinkedHashMap<>();
    for (KeyedField field : fields) {
      FieldId id = new FieldId(field.getField());
      if (values.put(id, value(field.getValue())) != null) {
        throw new IllegalArgumentException("Field stands twice: " + id);
      }
    }
    return values;
  }

  public static mx.openprep.v1.FieldValue value(FieldValue value) {
    mx.openprep.v1.FieldValue.Builder wire = mx.openprep.v1.FieldValue.newBuilder();
    return switch (value) {
      case FieldValue.Votes votes -> wire.setVotes(votes.count()).build();
      case FieldValue.Mark mark -> wire.setMark(mark(mark)).build();
    };
  }

  static mx.openprep.v1.FieldValue.Mark mark(FieldValue.Mark mark) {
    return mx.openprep.v1.FieldValue.Mark.valueOf(mark.name());
  }

  private static FieldValue value(mx.openprep.v1.FieldValue wire) {
    return switch (wire.getKindCase()) {
      case VOTES -> FieldValue.votes(wire.getVotes());
      case MARK -> named(FieldValue.Mark.class, wire.getMark());
      case KIND_NOT_SET -> throw new IllegalArgumentException("A field without a value");
    };
  }
}
