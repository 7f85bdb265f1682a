package mx.openprep.centre.cut.json;

import java.util.Optional;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.tally.GroupTally;

/** Actas that count for the state alone, and those that count nowhere. */
final class GroupJson {
  static final String PROPORTIONAL = "REPRESENTACION_PROPORCIONAL";
  static final String OUTSIDE = "FUERA_DE_TERRITORIO";

  private GroupJson() {}

  static byte[] render(ElectionCut one, String name, GroupTally group) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.GROUP);
      json.writeStringProperty("grupo", name);
      FiguresJson.header(json, "figuras", one.cut(), group.tally().figures());
      FiguresJson.missing(json, one.cut(), group.tally());
      VotesJson.byCandidature(
          json,
          one.frame(),
          group.views().byCandidature(),
          Optional.of(one.frame().election().process().state()));
      VotesJson.byParty(json, one.frame(), group.views());
      VotesJson.byBox(json, one.frame(), one.frame().wholeBallot(), group.tally().votes());
      new DivisionJson(one).divided(json, one.frame().wholeBallot(), group.tally().votes());
      new ActasJson(one).casillas(json, group.rows());
    });
  }

  /** They belong to no casilla and are added nowhere. */
  static byte[] outsideCatalogue(ElectionCut one) {
    GroupTally group = one.tally().outsideCatalogue();
    return JsonFile.render(json -> {
      one.heading(json, FileKind.OUTSIDE_CATALOGUE);
      json.writeNumberProperty("actasFueraDeCatalogo", group.rows().size());
      new ActasJson(one).actas(json, group.rows());
    });
  }
}
