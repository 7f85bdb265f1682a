package mx.openprep.centre.cut.json;

import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.TerritoryKind;
import tools.jackson.core.JsonGenerator;

/** An election in a cut, with all that its files need. */
record ElectionCut(Cut cut, ElectionTally tally, ElectionFrame frame) {
  /** What every file of an election begins with; neither number nor time of the cut. */
  void heading(JsonGenerator json, FileKind kind) {
    json.writeStringProperty("tipoArchivo", kind.id());
    json.writeStringProperty("eleccion", tally.election().code().value());
    json.writeStringProperty("nombreEleccion", tally.election().name());
  }

  /** True where combined votes are divided over the whole state and not by territory. */
  boolean isDividedByState() {
    return tally.election().coalitionSplit() == TerritoryKind.STATE;
  }
}
