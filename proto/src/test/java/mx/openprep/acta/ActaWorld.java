package mx.openprep.acta;

import static mx.openprep.acta.Samples.FORM;
import static mx.openprep.acta.Samples.all;
import static mx.openprep.acta.Samples.with;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;

/** What anybody might claim about an acta, honest or hostile; six people, four images. */
final class ActaWorld {
  static final List<PersonId> PEOPLE =
      List.of(
          new PersonId("ana"),
          new PersonId("beto"),
          new PersonId("carla"),
          new PersonId("dario"),
          new PersonId("eva"),
          new PersonId("fidel"));

  private static final CajaFolio CAJA = new CajaFolio("CATD-001-D01-01");
  static final ActaId EXPECTED = new ActaId("GUB-1");
  static final ActaId OUTSIDE = ActaId.outsideCatalogue(Samples.GUB, Samples.image("scan 1").hex());

  static final List<ImageHash> IMAGES =
      List.of(
          Samples.image("scan 1"),
          Samples.image("scan 2"),
          Samples.image("photo 1"),
          Samples.image("photo 2"));

  private static final List<FieldValue> VALUES =
      List.of(
          FieldValue.votes(1),
          FieldValue.votes(2),
          FieldValue.votes(3),
          FieldValue.Mark.BLANK,
          FieldValue.Mark.ILLEGIBLE);

  /** One fact by one person. */
  record Step(ActaFact fact, PersonId person) {
    Deed deed() {
      return Samples.by(person);
    }
  }

  /** An acta so far. */
  record Life(ActaId acta, ActaState state) {
    static Life of(ActaId acta) {
      return new Life(acta, ActaLife.START);
    }

    ActaLife.Transition apply(Step step) {
      ActaLife life = acta.isOutsideCatalogue() ? ActaLife.outsideCatalogue() : new ActaLife(FORM);
      return life.apply(state, step.fact(), step.deed());
    }
  }

  private final RandomGenerator random;

  ActaWorld(RandomGenerator random) {
    this.random = random;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    return any(List.of(type.getEnumConstants()));
  }

  /** Any fact by anybody; half of the time one that fits the state, so that lives get far. */
  Step next(Life life) {
    if (random.nextBoolean()) {
      List<Step> honest = honest(life);
      if (!honest.isEmpty()) {
        return any(honest);
      }
    }
    return new Step(fact(life, random.nextInt(KINDS)), any(PEOPLE));
  }

  static final int KINDS = 11;

  private ActaFact fact(Life life, int kind) {
    ActaId acta = life.acta();
    ImageHash image =
        random.nextInt(4) == 0
            ? any(IMAGES)
            : life.state().trailSoFar().map(t -> t.picture().image()).orElseGet(() -> any(IMAGES));
    return switch (kind) {
      case 0 -> new ActaFact.Acopiada(acta, any(DocumentType.class), "F", any(IdentifiedBy.class));
      case 1 -> identified(acta, any(IMAGES), any(Origin.class));
      case 2 ->
          new ActaFact.Captured(acta, image, any(CaptureRound.class), values(life), Samples.TIME);
      case 3 ->
          new ActaFact.Adjudicated(acta, values(life), any(List.of("", "se lee en la imagen")));
      case 4 -> new ActaFact.Missing(acta, any(SinActaReason.class));
      case 5 -> new ActaFact.FueraDeCatalogo(acta, image, Samples.GUB, "sin sección");
      case 6 -> new ActaFact.ProblemReported(acta, image, any(ProblemKind.class), "");
      case 7 -> new ActaFact.Cotejada(acta);
      case 8 -> new ActaFact.CorrectionProposed(acta, values(life), any(List.of("", "el papel")));
      case 9 ->
          new ActaFact.CorrectionDecided(acta, random.nextBoolean(), any(List.of("", "visto")));
      default -> new ActaFact.Packed(acta, CAJA);
    };
  }

  private static ActaFact identified(ActaId acta, ImageHash image, Origin origin) {
    return new ActaFact.ImageIdentified(
        acta,
        image,
        IdentifiedBy.QR,
        origin,
        origin == Origin.CATD ? Digitization.ESCANER : Digitization.MOVIL,
        origin == Origin.CATD ? Optional.empty() : Optional.of(Samples.TIME));
  }

  /** A whole form with a few differences, only the fields in question, or nonsense. */
  private Map<FieldId, FieldValue> values(Life life) {
    return switch (random.nextInt(8)) {
      case 0 -> Map.of();
      case 1 -> Map.of(new FieldId("MORENA"), any(VALUES));
      case 2 -> with(whole(), Samples.PAN, FieldValue.Mark.NOT_APPLICABLE);
      case 3, 4 -> whole();
      case 5 -> Map.of(any(FORM.keyed()).id(), any(VALUES));
      default -> only(fieldsInQuestion(life.state()));
    };
  }

  private Map<FieldId, FieldValue> whole() {
    Map<FieldId, FieldValue> values = all(FieldValue.votes(1));
    while (random.nextInt(3) == 0) {
      values.put(any(FORM.keyed()).id(), any(VALUES));
    }
    return values;
  }

  private Map<FieldId, FieldValue> only(List<FieldId> fields) {
    Map<FieldId, FieldValue> values = new HashMap<>();
    fields.forEach(field -> values.put(field, any(VALUES)));
    return values;
  }

  private static List<FieldId> fieldsInQuestion(ActaState state) {
    return CaptureDesk.due(state).map(CaptureDesk.Due::fields).orElse(List.of());
  }

  /** What honest people would do next, by each of them: not all of it is legal for everybody. */
  List<Step> honest(Life life) {
    ActaId acta = life.acta();
    List<ActaFact> facts = new ArrayList<>();
    if (acta.isOutsideCatalogue()) {
      facts.add(new ActaFact.FueraDeCatalogo(acta, IMAGES.getFirst(), Samples.GUB, "sin sección"));
    } else {
      facts.add(new ActaFact.Acopiada(acta, DocumentType.ACTA_PREP, "F", IdentifiedBy.QR));
      facts.add(new ActaFact.Cotejada(acta));
      facts.add(new ActaFact.Packed(acta, CAJA));
      facts.add(new ActaFact.CorrectionDecided(acta, random.nextBoolean(), "visto"));
      facts.add(identified(acta, any(IMAGES), any(Origin.class)));
      if (life.state().settled().isPresent()) {
        facts.add(
            new ActaFact.CorrectionProposed(
                acta, Map.of(Samples.PAN, any(VALUES)), "El papel dice otra cosa"));
      }
      CaptureDesk.due(life.state())
          .ifPresent(due -> {
            Map<FieldId, FieldValue> values = due.fields().isEmpty() ? whole() : only(due.fields());
            facts.add(
                due.round()
                    .<ActaFact>map(round ->
                        new ActaFact.Captured(acta, due.image(), round, values, Samples.TIME))
                    .orElseGet(() -> new ActaFact.Adjudicated(acta, values, "en la imagen")));
          });
    }
    List<Step> steps = new ArrayList<>();
    facts.forEach(fact -> PEOPLE.forEach(person -> steps.add(new Step(fact, person))));
    return steps;
  }
}
