package mx.openprep.centre.tally;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import org.jspecify.annotations.Nullable;

/**
 * The captured fields of an acta as one array of integers: a cut holds a million and a half of
 * them. Immutable.
 */
final class ActaFields extends AbstractMap<FieldId, FieldValue> {
  private static final int ABSENT = -1;
  private static final List<FieldValue.Mark> MARKS = List.of(FieldValue.Mark.values());

  private final FieldList names;
  private final int[] values;
  private final int size;

  private ActaFields(FieldList names, int[] values) {
    this.names = names;
    this.values = values;
    this.size = (int) Arrays.stream(values).filter(value -> value != ABSENT).count();
  }

  /** Takes the values of one acta; used once. */
  static final class Builder {
    private final FieldList names;
    private final int[] values;

    Builder(FieldList names) {
      this.names = names;
      this.values = new int[names.size()];
      Arrays.fill(values, ABSENT);
    }

    void votes(int place, int count) {
      if (count < 0 || count > FieldValue.Votes.MOST) {
        throw new IllegalArgumentException(names.get(place) + " holds " + count);
      }
      values[place] = count;
    }

    void mark(int place, FieldValue.Mark mark) {
      values[place] = ABSENT - 1 - MARKS.indexOf(mark);
    }

    ActaFields build() {
      return new ActaFields(names, values);
    }
  }

  /** Votes at a place of these names; 0 where there is no number. */
  int votes(int place) {
    return Math.max(values[place], 0);
  }

  /** Whether these fields, in their order, are its first. */
  boolean startsWith(FieldList others) {
    return others.equals(names.first());
  }

  @Override
  public @Nullable FieldValue get(@Nullable Object field) {
    int place = names.indexOf(field);
    return place < 0 ? null : value(values[place]);
  }

  @Override
  public boolean containsKey(@Nullable Object field) {
    int place = names.indexOf(field);
    return place >= 0 && values[place] != ABSENT;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Map.Entry<FieldId, FieldValue>> entrySet() {
    return new Entries();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return (other instanceof ActaFields that && names.equals(that.names))
        ? Arrays.equals(values, that.values)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  private static @Nullable FieldValue value(int code) {
    if (code >= 0) {
      return FieldValue.votes(code);
    }
    return code == ABSENT ? null : MARKS.get(ABSENT - 1 - code);
  }

  private final class Entries extends AbstractSet<Map.Entry<FieldId, FieldValue>> {
    @Override
    public int size() {
      return size;
    }

    @Override
    public Iterator<Map.Entry<FieldId, FieldValue>> iterator() {
      return new Iterator<>() {
        private int place = present(0);

        @Override
        public boolean hasNext() {
          return place < values.length;
        }

        @Override
        public Map.Entry<FieldId, FieldValue> next() {
          @Nullable FieldValue value = hasNext() ? value(values[place]) : null;
          if (value == null) {
            throw new NoSuchElementException();
          }
          FieldId name = names.get(place);
          place = present(place + 1);
          return Map.entry(name, value);
        }
      };
    }

    private int present(int from) {
      int place = from;
      while (place < values.length && values[place] == ABSENT) {
        place++;
      }
      return place;
    }
  }
}
