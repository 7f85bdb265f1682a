package mx.openprep.centre.cut.json;

import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import org.jspecify.annotations.Nullable;

/**
 * {@code por-tipo/voto-anticipado.json} and the like: the majority actas of all casillas of one
 * type, which otherwise lie scattered over the territories, and their votes by box. Coalitions are
 * divided in the territories and not here.
 */
final class CasillaTypeJson {
  private CasillaTypeJson() {}

  static byte[] render(ElectionCut one, CasillaType type, PublishedFiles published) {
    List<ActaLines.Placed> actas =
        one.frame().unusual().getOrDefault(type, List.of()).stream()
            .flatMap(acta -> find(one, acta).stream())
            .toList();
    List<ActaRow> counted =
        actas.stream()
            .map(ActaLines.Placed::row)
            .filter(row -> row.decision().contabilizada() == Contabilizada.COUNTED)
            .toList();
    return JsonFile.render(json -> {
      one.heading(json, FileKind.CASILLA_TYPE);
      json.writeStringProperty("tipoCasilla", String.valueOf(type.letter()));
      json.writeStringProperty("nombre", type.displayName());
      json.writeNumberProperty("actasEsperadas", actas.size());
      json.writeNumberProperty("actasCapturadas", captured(actas));
      json.writeNumberProperty("actasContabilizadas", counted.size());
      json.writeNumberProperty(
          "votos", counted.stream().mapToLong(row -> row.decision().total()).sum());
      VotesJson.byBox(json, one.frame(), one.frame().wholeBallot(), field -> sum(counted, field));
      new ActaLines(one, published).write(json, actas);
    });
  }

  private static long captured(List<ActaLines.Placed> actas) {
    return actas.stream()
        .filter(a -> a.row().decision().contabilizada() != Contabilizada.NOT_CAPTURED)
        .count();
  }

  private static long sum(List<ActaRow> rows, FieldId field) {
    return rows.stream()
        .mapToLong(
            row -> row.fields().get(field) instanceof FieldValue.Votes(int count) ? count : 0)
        .sum();
  }

  private static Optional<ActaLines.Placed> find(ElectionCut one, ExpectedActa acta) {
    Optional<TerritoryId> territory = acta.casilla().territory(one.tally().division());
    if (territory.isEmpty()) {
      return find(one.tally().outside().rows(), acta, Paths.outside(one.tally()));
    }
    @Nullable TerritoryTally there = one.tally().territories().get(territory.get());
    @Nullable SectionTally section =
        there == null ? null : there.sections().get(acta.casilla().key().section());
    return there == null || section == null
        ? Optional.empty()
        : find(section.rows(), acta, Paths.section(one.tally(), there, section));
  }

  private static Optional<ActaLines.Placed> find(
      List<ActaRow> rows, ExpectedActa acta, String path) {
    return rows.stream()
        .filter(row -> row.id().equals(acta.id()))
        .findFirst()
        .map(row -> new ActaLines.Placed(row, path));
  }
}
