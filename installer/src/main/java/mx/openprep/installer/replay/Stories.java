package mx.openprep.installer.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.Origin;
import mx.openprep.acta.SinActaReason;
import mx.openprep.database.CellValue;
import mx.openprep.database.CellWord;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedObservation;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/** From the rows of a night to what happened in it. */
final class Stories {
  /** Between acopio, captura and verificación where a file has no times of them. */
  private static final Duration USUAL = Duration.ofMinutes(5);

  private final Source source;
  private final ElectionPackage election;
  private final Map<SourceRow, ActaId> actas;

  /** Kept once each: there are millions, and most are the same small numbers. */
  private final Map<Long, FieldValue> votes = new HashMap<>();

  Stories(Source source, ElectionPackage election, Map<SourceRow, ActaId> actas) {
    this.source = source;
    this.election = election;
    this.actas = actas;
  }

  List<Story> tell() {
    List<Story> stories = new ArrayList<>();
    for (SourceFile file : source.files()) {
      Map<FieldId, PublishedColumn> columns = columns(file);
      for (SourceRow row : file.rows()) {
        tell(file, row, columns).ifPresent(stories::add);
      }
    }
    return stories;
  }

  static boolean isMechanism(String text) {
    return text.matches("[A-Z](-[A-Z])*");
  }

  private Map<FieldId, PublishedColumn> columns(SourceFile file) {
    Map<FieldId, PublishedColumn> columns = new HashMap<>();
    PackageMaker.columnsById(source.options(file))
        .forEach((id, column) -> columns.put(new FieldId(id), column));
    for (PublishedColumn other : file.database().votes()) {
      if (SourceOptions.isOther(other)) {
        columns.put(SourceOptions.isNulos(other) ? FieldId.NULOS : FieldId.NO_REGISTRADAS, other);
      }
    }
    Map.of(
            FieldId.BOLETAS_SOBRANTES, Column.TOTAL_BOLETAS_SOBRANTES,
            FieldId.PERSONAS_VOTARON, Column.TOTAL_PERSONAS_VOTARON,
            FieldId.REPRESENTANTES_VOTARON, Column.TOTAL_REP_PARTIDO_CI_VOTARON,
            FieldId.VOTOS_SACADOS, Column.TOTAL_VOTOS_SACADOS,
            FieldId.TOTAL_ASENTADO, Column.TOTAL_VOTOS_ASENTADO)
        .forEach((field, column) ->
            file.database().column(column).ifPresent(c -> columns.put(field, c)));
    return columns;
  }

  private Optional<Story> tell(
      SourceFile file, SourceRow row, Map<FieldId, PublishedColumn> columns) {
    ActaId id = Objects.requireNonNull(actas.get(row));
    return switch (row.kind()) {
      case NOT_CAPTURED -> Optional.empty();
      case OUTSIDE_CATALOGUE ->
          Optional.of(
              new Story.Outside(id, election.catds().getFirst().id(), file.code(), paper(row)));
      case SIN_ACTA ->
          Optional.of(new Story.Missing(id, catd(id), reason(row), source.times().last()));
      case CAPTURED -> Optional.of(captured(id, row, columns));
    };
  }

  private CatdId catd(ActaId id) {
    return expected(id).casilla().catd();
  }

  private ExpectedActa expected(ActaId id) {
    return election.acta(id).orElseThrow();
  }

  /** One that is none of the three is published with the words of the first. */
  private static SinActaReason reason(SourceRow row) {
    return row.row().observations().known().stream()
        .filter(PublishedObservation::isSinActa)
        .findFirst()
        .flatMap(PublishedObservation::reason)
        .orElse(SinActaReason.PAQUETE_NO_ENTREGADO);
  }

  private Story captured(ActaId id, SourceRow row, Map<FieldId, PublishedColumn> columns) {
    Paper paper = paper(row);
    Instant captured = time(row, Column.FECHA_HORA_CAPTURA).orElse(paper.acopio().plus(USUAL));
    Instant verified = time(row, Column.FECHA_HORA_VERIFICACION).orElse(captured.plus(USUAL));
    String mechanism = row.text(Column.MECANISMOS_TRASLADO);
    return new Story.Captured(
        id,
        catd(id),
        paper,
        document(row),
        isMechanism(mechanism) ? mechanism : "",
        values(FormDefinition.of(election, expected(id)), row, columns),
        captured,
        verified,
        row.text(Column.COTEJADA).equals("1"));
  }

  private Optional<Instant> time(SourceRow row, Column column) {
    return source.times().instant(row.text(column));
  }

  private Paper paper(SourceRow row) {
    Optional<String> published =
        Optional.of(row.text(Column.CODIGO_INTEGRIDAD)).filter(h -> h.matches("[0-9a-fA-F]{64}"));
    boolean photo =
        row.text(Column.ORIGEN).equals("CASILLA")
            || row.text(Column.DIGITALIZACION).equals("MOVIL");
    return new Paper(
        published.orElseGet(row::place),
        published,
        row.place(),
        photo ? Origin.CASILLA : Origin.CATD,
        row.text(Column.DIGITALIZACION).equals("MOVIL") ? Digitization.MOVIL : Digitization.ESCANER,
        time(row, Column.FECHA_HORA_ACOPIO).orElse(source.times().first()));
  }

  private static DocumentType document(SourceRow row) {
    String text = row.text(Column.TIPO_DOCUMENTO);
    if (row.published(Column.TIPO_DOCUMENTO).isEmpty()) {
      return DocumentType.ACTA_PREP;
    }
    return Arrays.stream(DocumentType.values())
        .filter(d -> d.published().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new Refusal(
                MessageCode.REPLAY_SOURCE_UNFIT, row.place(), "TIPO_DOCUMENTO «" + text + "»"));
  }

  private Supplier<Map<FieldId, FieldValue>> values(
      FormDefinition form, SourceRow row, Map<FieldId, PublishedColumn> columns) {
    List<FormField> keyed = form.keyed();
    FieldValue[] values =
        keyed.stream().map(field -> value(row, columns.get(field.id()))).toArray(FieldValue[]::new);
    return () -> {
      Map<FieldId, FieldValue> byField = new HashMap<>();
      for (int i = 0; i < values.length; i++) {
        byField.put(keyed.get(i).id(), values[i]);
      }
      return byField;
    };
  }

  private FieldValue value(SourceRow row, @Nullable PublishedColumn column) {
    if (column == null) {
      return FieldValue.Mark.BLANK;
    }
    return switch (row.row().value(column)) {
      case CellValue.Count(long number) -> votes(row, column, number);
      case CellValue.Word(CellWord word) ->
          word == CellWord.ILEGIBLE ? FieldValue.Mark.ILLEGIBLE : FieldValue.Mark.BLANK;
      case CellValue.Unknown(String text) ->
          throw new Refusal(
              MessageCode.REPLAY_SOURCE_UNFIT, row.place(), column.name() + " «" + text + "»");
    };
  }

  private FieldValue votes(SourceRow row, PublishedColumn column, long number) {
    if (number < 0 || number > FieldValue.Votes.MOST) {
      throw new Refusal(MessageCode.REPLAY_SOURCE_UNFIT, row.place(), column.name() + " " + number);
    }
    return votes.computeIfAbsent(number, n -> FieldValue.votes(Math.toIntExact(n)));
  }
}
