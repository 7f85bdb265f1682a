package mx.openprep.centre.cut.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTreeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ElectionPackage MINI = PaperNight.read("mini");

  private final PaperNight night = new PaperNight(MINI);
  private final JsonTree tree = new JsonTree();
  private final Shelf zeros = publish(Optional.empty(), CutKind.ZEROS, Changes.everything());

  private Shelf publish(Optional<Shelf> before, CutKind kind, Changes changes) {
    Cut cut = night.cut(kind);
    return Shelf.publish(before, cut, tree.waves(cut, changes));
  }

  private Changes happens(int actas) {
    Random random = new Random(2024);
    Set<ActaId> changed = new HashSet<>();
    for (ExpectedActa acta : MINI.actas().subList(0, actas)) {
      changed.add(night.happens(acta, random));
    }
    changed.add(night.outsideCatalogue(MINI.elections().getFirst(), 1));
    return Changes.of(changed);
  }

  @Nested
  class Content {
    @Test
    void everyKindOfFileIsAsKept() throws Exception {
      Shelf middle = publish(Optional.of(zeros), CutKind.ORDINARY, happens(40));

      for (String path :
          List.of(
              "avance.json",
              "indice.json",
              "serie.json",
              "serie/20240602T18.json",
              "gub/estado.json",
              "gub/distrito/001.json",
              "gub/distrito/001/0001.json",
              "gub/fuera-de-territorio.json",
              "gub/fuera-de-catalogo.json",
              "gub/no-contabilizadas.json",
              "gub/por-tipo/voto-anticipado.json",
              "gub/secciones.json",
              "dip_loc/distrito/001.json",
              "dip_loc/representacion-proporcional.json",
              "ayun/municipio/002/0012.json")) {
        Kept.assertSame(path, middle.content(path));
      }
    }

    @Test
    void everyFileIsAsItsSchemaSays() {
      Shelf middle = publish(Optional.of(zeros), CutKind.ORDINARY, happens(30));
      Shelf last = publish(Optional.of(middle), CutKind.LAST, happens(MINI.actas().size()));
      PublishedSchemas schemas = new PublishedSchemas(zeros);

      for (Shelf shelf : List.of(zeros, middle, last)) {
        List<String> files =
            shelf.files().keySet().stream()
                .filter(path -> path.endsWith(".json") && !path.startsWith("esquemas/"))
                .toList();
        assertThat(files).hasSizeGreaterThan(40);
        assertThat(schemas.faults(shelf, files)).isEmpty();
      }
    }

    @Test
    void whatClientsPollForIsSmallEvenWithEveryReasonThereIs() {
      Random random = new Random(7);
      for (int round = 0; round < 3; round++) {
        MINI.actas().forEach(acta -> night.happens(acta, random));
      }
      Shelf shelf = publish(Optional.of(zeros), CutKind.ORDINARY, Changes.everything());

      int observations =
          JSON.readTree(shelf.content("avance.json"))
              .get("elecciones")
              .get(0)
              .get("observaciones")
              .size();

      // Figures of a whole country have 8 digits more each, and the pointer adds its manifest.
      int digits = 3 * (9 * 8 + 7 * 6);
      assertThat(observations).isGreaterThan(3);
      assertThat(shelf.content("avance.json").length + digits + 150).isLessThan(5_000);
    }

    @Test
    void theLastCutChangesTheRuleOfParticipationEverywhere() {
      Shelf middle = publish(Optional.of(zeros), CutKind.ORDINARY, happens(MINI.actas().size()));
      Shelf last = publish(Optional.of(middle), CutKind.LAST, Changes.of(Set.of()));

      assertThat(formula(middle))
          .isEqualTo("totalVotosSinEspeciales × 100 ÷ listaNominalActasContabilizadas");
      assertThat(formula(last))
          .isEqualTo("totalVotosConEspeciales × 100 ÷ listaNominalActasContabilizadas");
    }

    private String formula(Shelf shelf) {
      return JSON.readTree(shelf.content("gub/distrito/001.json"))
          .get("participacion")
          .get("formula")
          .stringValue();
    }
  }

  @Nested
  class Addresses {
    @Test
    void fiveRequestsLeadFromThePointerToACasilla() {
      Shelf shelf = publish(Optional.of(zeros), CutKind.ORDINARY, happens(40));

      JsonNode progress = JSON.readTree(shelf.content("avance.json"));
      JsonNode index = follow(shelf, progress.get("indice").get("ruta"));
      JsonNode state = follow(shelf, index.get("elecciones").get(0).get("estado"));
      JsonNode district = follow(shelf, state.get("territorios").get(1).get("ruta"));
      JsonNode section = follow(shelf, district.get("secciones").get(2).get("ruta"));

      assertThat(section.get("seccion").stringValue()).isEqualTo("0012");
      assertThat(section.get("casillas").get(0).get("fragmento").stringValue())
          .isEqualTo("casilla-0012-B01");
    }

    @Test
    void everyAddressInEveryFileIsThere() {
      Shelf shelf = publish(Optional.of(zeros), CutKind.ORDINARY, happens(50));
      int followed = 0;

      for (String path : shelf.files().keySet()) {
        if (path.endsWith(".json") && !path.startsWith("esquemas/")) {
          for (JsonNode address : JSON.readTree(shelf.content(path)).findValues("ruta")) {
            if (!address.stringValue().startsWith("imagenes/")) {
              String[] parts = address.stringValue().split("#", 2);
              String content = new String(shelf.get(parts[0]), StandardCharsets.UTF_8);
              if (parts.length == 2) {
                assertThat(content).contains("\"fragmento\":\"" + parts[1] + "\"");
              }
              followed++;
            }
          }
        }
      }
      assertThat(followed).isGreaterThan(80);
    }

    private JsonNode follow(Shelf shelf, JsonNode address) {
      return JSON.readTree(shelf.get(address.stringValue()));
    }
  }

  @Nested
  class Work {
    @Test
    void oneActaTouchesItsSectionAndWhatStandsAboveIt() {
      ExpectedActa acta = MINI.acta(new ActaId("D-006")).orElseThrow();
      Shelf shelf =
          publish(
              Optional.of(zeros),
              CutKind.ORDINARY,
              Changes.of(Set.of(night.happens(acta, new Random(5)))));

      assertThat(shelf.own())
          .filteredOn(path -> path.endsWith(".json"))
          .containsExactlyInAnyOrder(
              "avance.json",
              "dip_loc/distrito/001.json",
              "dip_loc/distrito/001/0001.json",
              "dip_loc/estado.json",
              "dip_loc/por-tipo/especial.json",
              "dip_loc/no-contabilizadas.json",
              "indice.json",
              "serie.json",
              "serie/20240602T18.json");
    }

    @Test
    void aCutWithoutChangesRendersFourFiles() {
      Cut cut = night.cut(CutKind.ORDINARY);

      assertThat(tree.waves(cut, Changes.of(Set.of())).stream().mapToInt(List::size).sum())
          .isEqualTo(4);
    }
  }
}
