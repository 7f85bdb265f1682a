package mx.openprep.acta;

import static mx.openprep.acta.ActaRefusal.ALREADY_COMPARED;
import static mx.openprep.acta.ActaRefusal.ALREADY_DIGITIZED;
import static mx.openprep.acta.ActaRefusal.ALREADY_MISSING;
import static mx.openprep.acta.ActaRefusal.ALREADY_PACKED;
import static mx.openprep.acta.ActaRefusal.ALREADY_RECEIVED;
import static mx.openprep.acta.ActaRefusal.ALREADY_VERIFIED;
import static mx.openprep.acta.ActaRefusal.CONTRADICTS_VERIFIED;
import static mx.openprep.acta.ActaRefusal.CORRECTION_PENDING;
import static mx.openprep.acta.ActaRefusal.IMAGE_EXISTS;
import static mx.openprep.acta.ActaRefusal.IMAGE_REPLACED;
import static mx.openprep.acta.ActaRefusal.IN_CATALOGUE;
import static mx.openprep.acta.ActaRefusal.NOT_COMPARED;
import static mx.openprep.acta.ActaRefusal.NOT_RECEIVED;
import static mx.openprep.acta.ActaRefusal.NOT_VERIFIED;
import static mx.openprep.acta.ActaRefusal.NO_CORRECTION;
import static mx.openprep.acta.ActaRefusal.NO_IMAGE;
import static mx.openprep.acta.ActaRefusal.OUTSIDE_CATALOGUE;
import static mx.openprep.acta.ActaRefusal.REASON_MISSING;
import static mx.openprep.acta.ActaRefusal.SAME_PERSON;
import static mx.openprep.acta.ActaRefusal.WRONG_FIELDS;
import static mx.openprep.acta.ActaRefusal.WRONG_ROUND;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.people.PersonId;

/**
 * The life of one acta from expected to packed (DOMAIN §3): pure transitions from a state and a
 * fact to the next state or a refusal. Both ends fold journals with it, so both ends know the same.
 */
public final class ActaLife {
  /** Where the life of every acta begins. */
  public static final ActaState START = new ActaState.Esperada();

  private final FormDefinition form;

  /** Outcome of a fact. */
  public sealed interface Transition {
    /** The acta moved on. */
    record Moved(ActaState state) implements Transition {}

    /** The fact is not allowed in this state; the state stays. */
    record Refused(ActaRefusal reason) implements Transition {}
  }

  /** The life of an acta that has this form. */
  public ActaLife(FormDefinition form) {
    this.form = form;
  }

  /** The life of an acta fuera de catálogo: it has no form, nothing is captured from it. */
  public static ActaLife outsideCatalogue() {
    return new ActaLife(new FormDefinition(List.of()));
  }

  /**
   * What becomes of the acta.
   *
   * @param by who and when, as the event's envelope says
   */
  public Transition apply(ActaState state, ActaFact fact, Deed by) {
    boolean outside = fact.acta().isOutsideCatalogue();
    if (state instanceof ActaState.FueraDeCatalogo
        || (outside && !(fact instanceof ActaFact.FueraDeCatalogo))) {
      return refused(OUTSIDE_CATALOGUE);
    }
    return switch (fact) {
      case ActaFact.Acopiada f -> acopiada(state, f, by);
      case ActaFact.ImageIdentified f -> identified(state, f, by);
      case ActaFact.Captured f -> captured(state, f, by);
      case ActaFact.Adjudicated f -> adjudicated(state, f, by);
      case ActaFact.Missing f -> missing(state, f, by);
      case ActaFact.FueraDeCatalogo f -> fueraDeCatalogo(state, f, by);
      case ActaFact.ProblemReported f -> problem(state, f, by);
      case ActaFact.Cotejada _ -> cotejada(state, by);
      case ActaFact.CorrectionProposed f -> correctionProposed(state, f, by);
      case ActaFact.CorrectionDecided f -> correctionDecided(state, f, by);
      case ActaFact.Packed _ -> packed(state, by);
    };
  }

  private static Transition acopiada(ActaState state, ActaFact.Acopiada fact, Deed by) {
    Reception reception =
        new Reception(fact.documentType(), fact.transferMechanism(), fact.identifiedBy(), by);
    if (state instanceof ActaState.Esperada || state instanceof ActaState.SinActa) {
      return moved(new ActaState.Acopiada(reception));
    }
    Optional<Trail> trail = state.trailSoFar();
    if (trail.isEmpty() || trail.get().reception().isPresent()) {
      return refused(ALREADY_RECEIVED);
    }
    return moved(withTrail(state, trail.get().received(reception)));
  }

  private static ActaState withTrail(ActaState state, Trail trail) {
    return switch (state) {
      case ActaState.Digitalizada s -> new ActaState.Digitalizada(trail);
      case ActaState.CapturedOnce s -> new ActaState.CapturedOnce(trail, s.first());
      case ActaState.InDispute s -> new ActaState.InDispute(trail, s.first(), s.second());
      case ActaState.InAdjudication s ->
          new ActaState.InAdjudication(trail, s.first(), s.second(), s.third(), s.further());
      case ActaState.AwaitingRescan s ->
          new ActaState.AwaitingRescan(trail, s.problem(), s.comment(), s.reported(), s.captures());
      case ActaState.Verificada s -> withVerification(s, s.verification().withTrail(trail));
      case ActaState.Cotejada s -> withVerification(s, s.verification().withTrail(trail));
      case ActaState.Empaquetada s -> withVerification(s, s.verification().withTrail(trail));
      case ActaState.CorrectionPending s ->
          withVerification(s, s.before().verification().withTrail(trail));
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.SinActa _,
          ActaState.FueraDeCatalogo _ ->
          state;
    };
  }

  private static ActaState withVerification(ActaState settled, Verification verification) {
    return switch (settled) {
      case ActaState.Verificada _ -> new ActaState.Verificada(verification);
      case ActaState.Cotejada s -> new ActaState.Cotejada(verification, s.compared());
      case ActaState.Empaquetada s ->
          new ActaState.Empaquetada(verification, s.compared(), s.packed());
      case ActaState.CorrectionPending s ->
          new ActaState.CorrectionPending(
              new ActaState.Settled(verification, s.before().compared(), s.before().packed()),
              s.values(),
              s.reason(),
              s.proposed());
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Digitalizada _,
          ActaState.CapturedOnce _,
          ActaState.InDispute _,
          ActaState.InAdjudication _,
          ActaState.AwaitingRescan _,
          ActaState.SinActa _,
          ActaState.FueraDeCatalogo _ ->
          throw new IllegalArgumentException("Nothing is settled in " + settled.name());
    };
  }

  private static Transition identified(ActaState state, ActaFact.ImageIdentified fact, Deed by) {
    Picture picture =
        new Picture(
            fact.image(),
            fact.origin(),
            fact.digitization(),
            fact.identifiedBy(),
            fact.photographed(),
            by);
    return switch (state) {
      case ActaState.Esperada _, ActaState.SinActa _ ->
          fact.origin() == Origin.CASILLA
              ? moved(new ActaState.Digitalizada(new Trail(Optional.empty(), picture, List.of())))
              : refused(NOT_RECEIVED);
      case ActaState.Acopiada s ->
          moved(
              new ActaState.Digitalizada(
                  new Trail(Optional.of(s.reception()), picture, List.of())));
      case ActaState.Digitalizada s ->
          isBetter(picture, s.trail())
              ? moved(new ActaState.Digitalizada(s.trail().replacedBy(picture)))
              : refused(ALREADY_DIGITIZED);
      // Any image, also one that was there: the reported problem may be a mistake.
      case ActaState.AwaitingRescan s ->
          fact.origin() == Origin.CASILLA || s.trail().reception().isPresent()
              ? moved(new ActaState.Digitalizada(s.trail().replacedBy(picture)))
              : refused(NOT_RECEIVED);
      // A sheet fed twice must not throw away what people have keyed.
      case ActaState.CapturedOnce _, ActaState.InDispute _, ActaState.InAdjudication _ ->
          refused(ALREADY_DIGITIZED);
      case ActaState.Verificada _,
          ActaState.CorrectionPending _,
          ActaState.Cotejada _,
          ActaState.Empaquetada _ ->
          refused(ALREADY_VERIFIED);
      case ActaState.FueraDeCatalogo _ -> refused(OUTSIDE_CATALOGUE);
    };
  }

  /**
   * Whether an image takes the place of another without a reported problem. What was digitised at
   * the casilla is not digitised again when the paper arrives, nor the other way round.
   */
  private static boolean isBetter(Picture picture, Trail trail) {
    return !trail.knows(picture.image()) && picture.origin() == trail.picture().origin();
  }

  /**
   * Captures of one acta may be made in several places that learn of each other late, so they come
   * in any order: whatever the round they were made for, each counts as one person's word on the
   * image, and a field is settled when two people say the same.
   */
  private Transition captured(ActaState state, ActaFact.Captured fact, Deed by) {
    Optional<Trail> trail = state.trailSoFar();
    if (trail.isEmpty()) {
      return refused(NO_IMAGE);
    }
    if (!trail.get().picture().image().equals(fact.image())) {
      return refused(IMAGE_REPLACED);
    }
    Optional<ActaState.Settled> settled = state.settled();
    if (settled.isPresent()) {
      return capturedTooLate(state, settled.get().verification(), fact, by);
    }
    List<Capture> before = state.captures();
    if (before.stream().anyMatch(capture -> by(capture, by.person()))) {
      return refused(SAME_PERSON);
    }
    if (fact.round() == CaptureRound.THIRD && before.size() < 2) {
      return refused(WRONG_ROUND);
    }
    if (!isComplete(fact, ActaState.resolution(before).undecided())) {
      return refused(WRONG_FIELDS);
    }
    List<Capture> all = new ArrayList<>(before);
    all.add(new Capture(fact.image(), fact.values(), by));
    return moved(together(state, trail.get(), all));
  }

  /** The whole form; or for a third capture at least all that is undecided. */
  private boolean isComplete(ActaFact.Captured fact, List<FieldId> undecided) {
    return fact.round() == CaptureRound.THIRD
        ? fact.values().keySet().containsAll(undecided)
            && form.keyed().stream().map(FormField::id).toList().containsAll(fact.values().keySet())
            && !fact.values().containsValue(FieldValue.Mark.NOT_APPLICABLE)
        : form.faults(fact.values()).isEmpty();
  }

  private static ActaState together(ActaState state, Trail trail, List<Capture> captures) {
    if (captures.size() > 1 && ActaState.resolution(captures).undecided().isEmpty()) {
      return verified(
          trail,
          ActaState.resolution(captures).values(),
          captures.getFirst(),
          captures.getLast().deed(),
          keyedBy(captures));
    }
    if (state instanceof ActaState.AwaitingRescan s) {
      return new ActaState.AwaitingRescan(trail, s.problem(), s.comment(), s.reported(), captures);
    }
    return switch (captures.size()) {
      case 1 -> new ActaState.CapturedOnce(trail, captures.getFirst());
      case 2 -> new ActaState.InDispute(trail, captures.getFirst(), captures.getLast());
      default ->
          new ActaState.InAdjudication(
              trail,
              captures.get(0),
              captures.get(1),
              captures.get(2),
              captures.subList(3, captures.size()));
    };
  }

  /** It confirms what is settled, or contradicts it; in neither case does it change a figure. */
  private static Transition capturedTooLate(
      ActaState state, Verification settled, ActaFact.Captured fact, Deed by) {
    if (settled.keyedBy().contains(by.person()) || settled.wasJudgedBy(by.person())) {
      return refused(SAME_PERSON);
    }
    if (fact.values().isEmpty()) {
      return refused(WRONG_FIELDS);
    }
    boolean same =
        isPartOf(fact.values(), settled.asSettled()) || isPartOf(fact.values(), settled.values());
    return same
        ? moved(withVerification(state, settled.confirmedBy(by.person())))
        : refused(CONTRADICTS_VERIFIED);
  }

  private static boolean isPartOf(Map<FieldId, FieldValue> some, Map<FieldId, FieldValue> all) {
    return all.entrySet().containsAll(some.entrySet());
  }

  private static Transition adjudicated(ActaState state, ActaFact.Adjudicated fact, Deed by) {
    if (!(state instanceof ActaState.InAdjudication s)) {
      return refused(state.settled().isPresent() ? ALREADY_VERIFIED : WRONG_ROUND);
    }
    List<Capture> captures = s.captures();
    if (captures.stream().anyMatch(capture -> by(capture, by.person()))) {
      return refused(SAME_PERSON);
    }
    if (fact.reason().isBlank()) {
      return refused(REASON_MISSING);
    }
    CaptureComparison.Resolution resolution = ActaState.resolution(captures);
    if (!exactly(resolution.undecided(), fact.values())) {
      return refused(WRONG_FIELDS);
    }
    Map<FieldId, FieldValue> values = new HashMap<>(resolution.values());
    values.putAll(fact.values());
    Set<PersonId> keyedBy = keyedBy(captures);
    keyedBy.add(by.person());
    return moved(verified(s.trail(), values, s.first(), by, keyedBy));
  }

  private static Transition missing(ActaState state, ActaFact.Missing fact, Deed by) {
    return switch (state) {
      case ActaState.Esperada _, ActaState.Acopiada _ ->
          moved(new ActaState.SinActa(fact.reason(), by));
      case ActaState.SinActa s ->
          s.reason() == fact.reason()
              ? refused(ALREADY_MISSING)
              : moved(new ActaState.SinActa(fact.reason(), by));
      // The image there was is not this acta's; this one may never come.
      case ActaState.AwaitingRescan s when s.problem().partsImageFromActa() ->
          moved(new ActaState.SinActa(fact.reason(), by));
      case ActaState.Digitalizada _,
          ActaState.CapturedOnce _,
          ActaState.InDispute _,
          ActaState.InAdjudication _,
          ActaState.AwaitingRescan _,
          ActaState.Verificada _,
          ActaState.CorrectionPending _,
          ActaState.Cotejada _,
          ActaState.Empaquetada _ ->
          refused(IMAGE_EXISTS);
      case ActaState.FueraDeCatalogo _ -> refused(OUTSIDE_CATALOGUE);
    };
  }

  private static Transition fueraDeCatalogo(
      ActaState state, ActaFact.FueraDeCatalogo fact, Deed by) {
    return state instanceof ActaState.Esperada && fact.acta().isOutsideCatalogue()
        ? moved(
            new ActaState.FueraDeCatalogo(fact.image(), fact.election(), fact.description(), by))
        : refused(IN_CATALOGUE);
  }

  private static Transition problem(ActaState state, ActaFact.ProblemReported fact, Deed by) {
    if (state.settled().isPresent()) {
      return refused(ALREADY_VERIFIED);
    }
    Optional<Trail> trail = state.trailSoFar();
    if (trail.isEmpty() || state instanceof ActaState.AwaitingRescan) {
      return refused(NO_IMAGE);
    }
    return trail.get().picture().image().equals(fact.image())
        ? moved(
            new ActaState.AwaitingRescan(
                trail.get(), fact.kind(), fact.comment(), by, state.captures()))
        : refused(IMAGE_REPLACED);
  }

  private static Transition cotejada(ActaState state, Deed by) {
    return notComparable(state)
        .map(ActaLife::refused)
        .orElseGet(
            () -> moved(new ActaState.Cotejada(state.settled().orElseThrow().verification(), by)));
  }

  /** Why figures cannot be compared with the paper in this state; empty when they can. */
  public static Optional<ActaRefusal> notComparable(ActaState state) {
    return switch (state) {
      case ActaState.Verificada s ->
          s.verification().trail().reception().isPresent()
              ? Optional.empty()
              : Optional.of(NOT_RECEIVED);
      case ActaState.Cotejada _ -> Optional.of(ALREADY_COMPARED);
      case ActaState.Empaquetada _ -> Optional.of(ALREADY_PACKED);
      case ActaState.CorrectionPending _ -> Optional.of(CORRECTION_PENDING);
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Digitalizada _,
          ActaState.CapturedOnce _,
          ActaState.InDispute _,
          ActaState.InAdjudication _,
          ActaState.SinActa _,
          ActaState.AwaitingRescan _,
          ActaState.FueraDeCatalogo _ ->
          Optional.of(NOT_VERIFIED);
    };
  }

  private Transition correctionProposed(
      ActaState state, ActaFact.CorrectionProposed fact, Deed by) {
    if (state instanceof ActaState.CorrectionPending) {
      return refused(CORRECTION_PENDING);
    }
    Optional<ActaState.Settled> settled = state.settled();
    if (settled.isEmpty()) {
      return refused(NOT_VERIFIED);
    }
    if (settled.get().verification().trail().reception().isEmpty()) {
      return refused(NOT_RECEIVED);
    }
    if (fact.reason().isBlank()) {
      return refused(REASON_MISSING);
    }
    Map<FieldId, FieldValue> values = new HashMap<>(settled.get().verification().values());
    values.putAll(fact.values());
    boolean changes = !values.equals(settled.get().verification().values());
    return changes && form.faults(values).isEmpty()
        ? moved(new ActaState.CorrectionPending(settled.get(), fact.values(), fact.reason(), by))
        : refused(WRONG_FIELDS);
  }

  private static Transition correctionDecided(
      ActaState state, ActaFact.CorrectionDecided fact, Deed by) {
    if (!(state instanceof ActaState.CorrectionPending s)) {
      return refused(NO_CORRECTION);
    }
    if (!mayDecide(s, by.person())) {
      return refused(SAME_PERSON);
    }
    if (fact.reason().isBlank()) {
      return refused(REASON_MISSING);
    }
    if (!fact.approved()) {
      return moved(s.before().state());
    }
    Verification corrected =
        s.before()
            .verification()
            .corrected(
                new Verification.Correction(
                    s.before().verification().only(s.values().keySet()),
                    s.values(),
                    s.reason(),
                    s.proposed(),
                    fact.reason(),
                    by));
    return moved(
        new ActaState.Settled(corrected, s.before().compared(), s.before().packed()).state());
  }

  /**
   * Whether this person may judge the correction: nobody judges what he proposed, nor whether
   * figures are wrong that he keyed himself.
   */
  public static boolean mayDecide(ActaState.CorrectionPending correction, PersonId person) {
    return !correction.proposed().person().equals(person)
        && !correction.before().verification().keyedBy().contains(person);
  }

  private static Transition packed(ActaState state, Deed by) {
    return switch (state) {
      case ActaState.Cotejada s ->
          moved(new ActaState.Empaquetada(s.verification(), s.compared(), by));
      case ActaState.Empaquetada _ -> refused(ALREADY_PACKED);
      case ActaState.CorrectionPending _ -> refused(CORRECTION_PENDING);
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Digitalizada _,
          ActaState.CapturedOnce _,
          ActaState.InDispute _,
          ActaState.InAdjudication _,
          ActaState.Verificada _,
          ActaState.SinActa _,
          ActaState.AwaitingRescan _,
          ActaState.FueraDeCatalogo _ ->
          refused(NOT_COMPARED);
    };
  }

  private static ActaState verified(
      Trail trail, Map<FieldId, FieldValue> values, Capture first, Deed by, Set<PersonId> keyedBy) {
    return new ActaState.Verificada(
        new Verification(trail, values, first.deed(), by, keyedBy, List.of()));
  }

  private static Set<PersonId> keyedBy(List<Capture> captures) {
    Set<PersonId> people = new HashSet<>();
    for (Capture capture : captures) {
      people.add(capture.deed().person());
    }
    return people;
  }

  private static boolean by(Capture capture, PersonId person) {
    return capture.deed().person().equals(person);
  }

  private static boolean exactly(Collection<FieldId> fields, Map<FieldId, FieldValue> values) {
    return values.keySet().equals(new HashSet<>(fields))
        && !values.containsValue(FieldValue.Mark.NOT_APPLICABLE);
  }

  private static Transition moved(ActaState state) {
    return new Transition.Moved(state);
  }

  private static Transition refused(ActaRefusal reason) {
    return new Transition.Refused(reason);
  }
}
