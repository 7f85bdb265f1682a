package mx.openprep.desktop.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.form.SimulatedHand;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.Realm;

/** True actas, printed by the printer of forms and filled by hand, as many as wished by a seed. */
final class PaperPile {
  private static final int MOST_VOTES = 400;

  private final ElectionPackage election;
  private final long seed;

  /** A sheet and what stands in its QR. */
  record Sheet(GreyPage page, String qr) {}

  private PaperPile(ElectionPackage election, long seed) {
    this.election = election;
    this.seed = seed;
  }

  /** The letter and legal forms of Jalisco, 46 fields on the largest. */
  static PaperPile jalisco(long seed) {
    return new PaperPile(read("jalisco-2024"), seed);
  }

  /** The forms of the invented election. */
  static PaperPile mini(long seed) {
    return new PaperPile(read("mini"), seed);
  }

  private static ElectionPackage read(String name) {
    try {
      Path fromModule = Path.of("..", "proto", "elections", name);
      return ElectionPackageReader.read(
          Files.exists(fromModule) ? fromModule : Path.of("proto", "elections", name));
    } catch (IOException | FaultyPackageException e) {
      throw new IllegalStateException(e);
    }
  }

  String brief() {
    return election.hash().brief();
  }

  /** Always the same for the same number. */
  Sheet sheet(int number) {
    SplittableRandom random = new SplittableRandom(31 * seed + number);
    ExpectedActa acta = election.actas().get(random.nextInt(election.actas().size()));
    FormDefinition form = FormDefinition.of(election, acta);
    Map<FieldId, FieldValue> truth = new HashMap<>();
    for (FormField field : form.keyed()) {
      truth.put(
          field.id(),
          random.nextInt(25) == 0
              ? FieldValue.Mark.BLANK
              : FieldValue.votes(random.nextInt(MOST_VOTES)));
    }
    Realm realm = random.nextBoolean() ? Realm.OFFICIAL : Realm.DRILL;
    GreyPage page =
        GreyPage.of(
            new ActaPrinter(election, realm)
                .page(new SimulatedHand(random.nextLong()).fill(acta, form, truth)));
    return new Sheet(page, new ActaQr(brief(), acta.id()).text());
  }
}
