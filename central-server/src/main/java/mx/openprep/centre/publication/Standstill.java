package mx.openprep.centre.publication;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFiles;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pause: readers are told of it, and every figure stays as they saw it last, whatever the actas
 * say by now and even if two totals differ.
 */
final class Standstill implements CutFiles {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    return List.of(List.of(new CutFile(Paths.POINTER, before -> progress(cut, before))));
  }

  private static byte[] progress(Cut cut, PublishedFiles published) {
    byte[] before =
        published
            .before(Paths.POINTER)
            .orElseThrow(() -> new IllegalStateException("Nothing is published that could stay"));
    ObjectNode progress = (ObjectNode) JSON.readTree(before);
    progress
        .put("corte", cut.number())
        .put("epoca", cut.epoch())
        .put("publicacion", cut.phase().published())
        .put(
            "hora",
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                cut.madeAt().truncatedTo(ChronoUnit.SECONDS)))
        .remove("siguienteCorte");
    return JSON.writeValueAsBytes(progress);
  }
}
