package mx.openprep.acta;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.election.ElectionCode;

/** Where an acta stands (DOMAIN §3). Only {@link ActaLife} moves it. */
public sealed interface ActaState {
  /** Nothing has arrived. */
  record Esperada() implements ActaState {}

  /** The paper is at the CATD and waits to be scanned. */
  record Acopiada(Reception reception) implements ActaState {}

  /** An image is there; the first capture is due. */
  record Digitalizada(Trail trail) implements ActaState {}

  /** One person has keyed it; somebody else must. */
  record CapturedOnce(Trail trail, Capture first) implements ActaState {}

  /** Two captures differ; a third person keys the fields in dispute. */
  record InDispute(Trail trail, Capture first, Capture second) implements ActaState {
    public InDispute {
      requireDifferentPeople(first, second);
      if (CaptureComparison.differences(first.values(), second.values()).isEmpty()) {
        throw new IllegalArgumentException("Equal captures leave no dispute");
      }
    }

    public List<FieldId> disputed() {
      return CaptureComparison.differences(first.values(), second.values());
    }
  }

  /**
   * No two of three captures agree in some field; the coordinator decides on the image.
   *
   * @param further captures made elsewhere meanwhile that did not decide it either
   */
  record InAdjudication(
      Trail trail, Capture first, Capture second, Capture third, List<Capture> further)
      implements ActaState {
    public InAdjudication {
      further = List.copyOf(further);
      List<Capture> all = all(first, second, third, further);
      requireDifferentPeople(all.toArray(Capture[]::new));
      if (resolution(all).undecided().isEmpty()) {
        throw new IllegalArgumentException("Two people agree everywhere");
      }
    }

    private static List<Capture> all(
        Capture first, Capture second, Capture third, List<Capture> further) {
      return Stream.concat(Stream.of(first, second, third), further.stream()).toList();
    }

    public List<FieldId> undecided() {
      return resolution(captures()).undecided();
    }
  }

  /** The figures are settled and go into the next cut. */
  record Verificada(Verification verification) implements ActaState {}

  /**
   * A correction waits for a second person; until then the settled figures stand.
   *
   * @param before the state to which a refusal returns
   */
  record CorrectionPending(
      Settled before, Map<FieldId, FieldValue> values, String reason, Deed proposed)
      implements ActaState {
    public CorrectionPending {
      values = Map.copyOf(values);
    }
  }

  /** Compared with the paper. */
  record Cotejada(Verification verification, Deed compared) implements ActaState {}

  /** Packed: the end. */
  record Empaquetada(Verification verification, Deed compared, Deed packed) implements ActaState {}

  /** There is no acta, with the reason. Should it turn up after all, it is received as usual. */
  record SinActa(SinActaReason reason, Deed deed) implements ActaState {}

  /**
   * The image cannot be captured; a better or the right one is due.
   *
   * @param captures made from the image before, or elsewhere before the report was known there
   */
  record AwaitingRescan(
      Trail trail, ProblemKind problem, String comment, Deed reported, List<Capture> captures)
      implements ActaState {
    public AwaitingRescan {
      captures = List.copyOf(captures);
      requireDifferentPeople(captures.toArray(Capture[]::new));
    }
  }

  /** Not in the catalogue: published with its image, never added. */
  record FueraDeCatalogo(ImageHash image, ElectionCode election, String description, Deed deed)
      implements ActaState {}

  /** The settled figures with what has happened to the paper since. */
  record Settled(Verification verification, Optional<Deed> compared, Optional<Deed> packed) {
    public Settled {
      if (packed.isPresent() && compared.isEmpty()) {
        throw new IllegalArgumentException("Packed before it was compared");
      }
    }

    ActaState state() {
      if (packed.isPresent() && compared.isPresent()) {
        return new Empaquetada(verification, compared.get(), packed.get());
      }
      return compared.isPresent()
          ? new Cotejada(verification, compared.get())
          : new Verificada(verification);
    }
  }

  private static void requireDifferentPeople(Capture... captures) {
    if (Arrays.stream(captures).map(c -> c.deed().person()).distinct().count() != captures.length) {
      throw new IllegalArgumentException("One person keyed an acta twice");
    }
  }

  /** What captures come to together. */
  static CaptureComparison.Resolution resolution(List<Capture> captures) {
    return CaptureComparison.agree(captures.stream().map(Capture::values).toList());
  }

  /** What was keyed from the present image and is not settled yet, in the order it became known. */
  default List<Capture> captures() {
    return switch (this) {
      case CapturedOnce s -> List.of(s.first());
      case InDispute s -> List.of(s.first(), s.second());
      case InAdjudication s -> InAdjudication.all(s.first(), s.second(), s.third(), s.further());
      case AwaitingRescan s -> s.captures();
      case Esperada _,
          Acopiada _,
          Digitalizada _,
          Verificada _,
          CorrectionPending _,
          Cotejada _,
          Empaquetada _,
          SinActa _,
          FueraDeCatalogo _ ->
          List.of();
    };
  }

  /** The settled figures, in the states that have them. */
  default Optional<Settled> settled() {
    return switch (this) {
      case Verificada s ->
          Optional.of(new Settled(s.verification(), Optional.empty(), Optional.empty()));
      case Cotejada s ->
          Optional.of(new Settled(s.verification(), Optional.of(s.compared()), Optional.empty()));
      case Empaquetada s ->
          Optional.of(
              new Settled(s.verification(), Optional.of(s.compared()), Optional.of(s.packed())));
      case CorrectionPending s -> Optional.of(s.before());
      case Esperada _,
          Acopiada _,
          Digitalizada _,
          CapturedOnce _,
          InDispute _,
          InAdjudication _,
          SinActa _,
          AwaitingRescan _,
          FueraDeCatalogo _ ->
          Optional.empty();
    };
  }

  /** The image and the paper, in the states that have an image of an expected acta. */
  default Optional<Trail> trailSoFar() {
    return switch (this) {
      case Digitalizada s -> Optional.of(s.trail());
      case CapturedOnce s -> Optional.of(s.trail());
      case InDispute s -> Optional.of(s.trail());
      case InAdjudication s -> Optional.of(s.trail());
      case AwaitingRescan s -> Optional.of(s.trail());
      case Verificada s -> Optional.of(s.verification().trail());
      case Cotejada s -> Optional.of(s.verification().trail());
      case Empaquetada s -> Optional.of(s.verification().trail());
      case CorrectionPending s -> Optional.of(s.before().verification().trail());
      case Esperada _, Acopiada _, SinActa _, FueraDeCatalogo _ -> Optional.empty();
    };
  }

  /** The name of the state, stable: stores and the node API use it. */
  default Name name() {
    return switch (this) {
      case Esperada _ -> Name.ESPERADA;
      case Acopiada _ -> Name.ACOPIADA;
      case Digitalizada _ -> Name.DIGITALIZADA;
      case CapturedOnce _ -> Name.CAPTURED_ONCE;
      case InDispute _ -> Name.IN_DISPUTE;
      case InAdjudication _ -> Name.IN_ADJUDICATION;
      case Verificada _ -> Name.VERIFICADA;
      case CorrectionPending _ -> Name.CORRECTION_PENDING;
      case Cotejada _ -> Name.COTEJADA;
      case Empaquetada _ -> Name.EMPAQUETADA;
      case SinActa _ -> Name.SIN_ACTA;
      case AwaitingRescan _ -> Name.AWAITING_RESCAN;
      case FueraDeCatalogo _ -> Name.FUERA_DE_CATALOGO;
    };
  }

  /** Names of the states. */
  enum Name {
    ESPERADA,
    ACOPIADA,
    DIGITALIZADA,
    CAPTURED_ONCE,
    IN_DISPUTE,
    IN_ADJUDICATION,
    VERIFICADA,
    CORRECTION_PENDING,
    COTEJADA,
    EMPAQUETADA,
    SIN_ACTA,
    AWAITING_RESCAN,
    FUERA_DE_CATALOGO
  }
}
