package mx.openprep.centre.tally;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;
import org.jspecify.annotations.Nullable;

/** Fields in an order, none of them twice; finding the place of one takes the same time for all. */
final class FieldList extends AbstractList<FieldId> implements RandomAccess {
  private final List<FieldId> fields;
  private final @Nullable FieldList first;
  private final Map<FieldId, Integer> places = new HashMap<>();

  FieldList(List<FieldId> fields) {
    this(fields, null);
  }

  private FieldList(List<FieldId> fields, @Nullable FieldList first) {
    this.first = first;
    this.fields = List.copyOf(fields);
    for (int place = 0; place < fields.size(); place++) {
      if (places.put(fields.get(place), place) != null) {
        throw new IllegalArgumentException("A field stands twice: " + fields.get(place));
      }
    }
  }

  /** These fields, and more after them. */
  FieldList and(FieldId... more) {
    return new FieldList(Stream.concat(fields.stream(), Arrays.stream(more)).toList(), this);
  }

  /** What stood before others were added. */
  @Nullable FieldList first() {
    return first;
  }

  @Override
  public FieldId get(int place) {
    return fields.get(place);
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public int indexOf(@Nullable Object field) {
    return places.getOrDefault(field, -1);
  }

  @Override
  public boolean contains(@Nullable Object field) {
    return places.containsKey(field);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || super.equals(other);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }
}
