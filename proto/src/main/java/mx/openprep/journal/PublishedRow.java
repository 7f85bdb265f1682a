package mx.openprep.journal;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Verification;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.PublishedTexts;
import mx.openprep.v1.KeyedField;
import mx.openprep.v1.PublishedActa;
import org.jspecify.annotations.Nullable;

/**
 * What the public is shown of an acta, as both ends say it: the centre of a row of a cut, the node
 * of what it has settled. The same row gives the same bytes at both.
 */
public final class PublishedRow {
  /** What a kept number of votes begins at, behind no value and the marks. */
  private static final int VOTES = 1 + FieldValue.Mark.values().length;

  private PublishedRow() {}

  /** A row of a cut. */
  public static PublishedActa of(
      ElectionPackage election,
      ExpectedActa acta,
      CountingDecision decision,
      Map<FieldId, FieldValue> values,
      Optional<ImageHash> image) {
    PublishedActa.Builder row =
        row(election.rules().texts(), decision, image).setActa(acta.id().value());
    for (FormField field : FormDefinition.of(election, acta).keyed()) {
      FieldValue value = values.get(field.id());
      if (value != null) {
        row.addFields(
            KeyedField.newBuilder().setField(field.id().value()).setValue(WireValues.value(value)));
      }
    }
    return row.build();
  }

  private static PublishedActa.Builder row(
      PublishedTexts texts, CountingDecision decision, Optional<ImageHash> image) {
    PublishedActa.Builder row =
        PublishedActa.newBuilder()
            .setTotal(decision.total())
            .setContabilizada(decision.contabilizada().sign())
            .setObservaciones(decision.observationText(texts));
    image.map(hash -> ByteString.copyFrom(hash.bytes())).ifPresent(row::setImage);
    return row;
  }

  /**
   * A row of a cut as the centre keeps it, which writes tens of thousands at once: as little as
   * {@link #told} makes the same row of again.
   *
   * @param keyed the fields of the acta's form that are keyed
   */
  public static PublishedActa kept(
      PublishedTexts texts,
      List<FormField> keyed,
      CountingDecision decision,
      Map<FieldId, FieldValue> values,
      Optional<ImageHash> image) {
    PublishedActa.Builder row = row(texts, decision, image);
    if (!values.isEmpty()) {
      for (FormField field : keyed) {
        row.addFigures(figure(values.get(field.id())));
      }
    }
    return row.build();
  }

  /**
   * The row that was kept, as a node is told it.
   *
   * @param keyed the fields of the acta's form that are keyed
   * @param kept of this acta, also by a program that kept names
   * @throws IllegalArgumentException when it is of another form
   */
  public static PublishedActa told(ActaId acta, List<FormField> keyed, PublishedActa kept) {
    List<Integer> figures = kept.getFiguresList();
    if (!figures.isEmpty() && figures.size() != keyed.size()) {
      throw new IllegalArgumentException(
          "Of %d fields %d are kept of %s".formatted(keyed.size(), figures.size(), acta));
    }
    PublishedActa.Builder told = kept.toBuilder().clearFigures().setActa(acta.value());
    for (int place = 0; place < figures.size(); place++) {
      int figure = figures.get(place);
      if (figure != 0) {
        told.addFields(
            KeyedField.newBuilder()
                .setField(keyed.get(place).id().value())
                .setValue(value(figure)));
      }
    }
    return told.build();
  }

  private static int figure(@Nullable FieldValue value) {
    return switch (value) {
      case null -> 0;
      case FieldValue.Votes(int count) -> count + VOTES;
      case FieldValue.Mark mark -> WireValues.mark(mark).getNumber();
    };
  }

  private static mx.openprep.v1.FieldValue value(int figure) {
    mx.openprep.v1.FieldValue.Builder value = mx.openprep.v1.FieldValue.newBuilder();
    return figure < VOTES
        ? value.setMarkValue(figure).build()
        : value.setVotes(figure - VOTES).build();
  }

  /** What a cut must show of settled figures. */
  public static PublishedActa of(
      ElectionPackage election, ExpectedActa acta, Verification settled) {
    CountingDecision decision =
        CountingDecision.verified(
            FormDefinition.of(election, acta), settled.values(), acta, election.rules());
    return of(
        election, acta, decision, settled.values(), Optional.of(settled.trail().picture().image()));
  }

  /**
   * Where two rows of one acta differ, by the names of the published columns.
   *
   * @return ids of fields first, then TOTAL_VOTOS_CALCULADO, CONTABILIZADA, OBSERVACIONES, IMAGEN
   */
  public static List<String> differences(PublishedActa one, PublishedActa other) {
    Map<String, mx.openprep.v1.FieldValue> ones = fields(one);
    Map<String, mx.openprep.v1.FieldValue> others = fields(other);
    TreeSet<String> names = new TreeSet<>(ones.keySet());
    names.addAll(others.keySet());
    names.removeIf(name -> java.util.Objects.equals(ones.get(name), others.get(name)));
    List<String> differences = new ArrayList<>(names);
    note(differences, "TOTAL_VOTOS_CALCULADO", one.getTotal() != other.getTotal());
    note(differences, "CONTABILIZADA", !one.getContabilizada().equals(other.getContabilizada()));
    note(differences, "OBSERVACIONES", !one.getObservaciones().equals(other.getObservaciones()));
    note(differences, "IMAGEN", !one.getImage().equals(other.getImage()));
    return differences;
  }

  private static void note(List<String> differences, String name, boolean differs) {
    if (differs) {
      differences.add(name);
    }
  }

  private static Map<String, mx.openprep.v1.FieldValue> fields(PublishedActa row) {
    Map<String, mx.openprep.v1.FieldValue> fields = new HashMap<>();
    row.getFieldsList().forEach(field -> fields.put(field.getField(), field.getValue()));
    return fields;
  }
}
