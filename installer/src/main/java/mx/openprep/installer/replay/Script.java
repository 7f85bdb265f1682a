package mx.openprep.installer.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ImageQuality;
import mx.openprep.people.PersonId;

/**
 * From stories to what a station's journal says, in the order of time: acopio, image, its
 * identification, two captures by two people, the same as in any other night.
 */
final class Script {
  /** Nobody looked at the quality of a stand-in. */
  private static final String SCANNER = "prep replay";

  private final StationCrew crew;
  private final ReplayImages images;
  private final List<Saying> sayings = new ArrayList<>();

  private Script(StationCrew crew, ReplayImages images) {
    this.crew = crew;
    this.images = images;
  }

  static List<Saying> of(List<Story> stories, StationCrew crew, ReplayImages images) {
    Script script = new Script(crew, images);
    int turn = 0;
    for (Story story : stories) {
      script.tell(story, turn++);
    }
    // Stable: what is due in the same second stays in the order of its acta's life.
    script.sayings.sort(Comparator.comparing(Saying::due));
    return List.copyOf(script.sayings);
  }

  private void tell(Story story, int turn) {
    switch (story) {
      case Story.Captured s -> captured(s, turn);
      case Story.Missing s ->
          say(
              s.at(),
              s.at(),
              crew.acopiador(),
              () -> new Fact.OfActa(new ActaFact.Missing(s.acta(), s.reason())));
      case Story.Outside s -> outside(s);
    }
  }

  private void captured(Story.Captured s, int turn) {
    Instant acopio = s.paper().acopio();
    if (s.paper().origin() == Origin.CASILLA) {
      // The photo comes first, the paper after it.
      image(s.paper());
      identified(s, Optional.of(acopio));
      received(s);
    } else {
      received(s);
      image(s.paper());
      identified(s, Optional.empty());
    }
    Instant firstDue = later(acopio, s.captured());
    say(
        firstDue,
        s.captured(),
        crew.first(turn),
        () -> capture(s, CaptureRound.FIRST, s.captured()));
    say(
        later(firstDue, s.verified()),
        s.verified(),
        crew.second(turn),
        () -> capture(s, CaptureRound.SECOND, s.verified()));
    if (s.cotejada()) {
      say(
          later(firstDue, s.verified()),
          s.verified(),
          crew.acopiador(),
          () -> new Fact.OfActa(new ActaFact.Cotejada(s.acta())));
    }
  }

  private void received(Story.Captured s) {
    Instant at = s.paper().acopio();
    say(
        at,
        at,
        crew.acopiador(),
        () ->
            new Fact.OfActa(
                new ActaFact.Acopiada(
                    s.acta(), s.document(), s.transferMechanism(), IdentifiedBy.QR)));
  }

  private void image(Paper paper) {
    say(
        paper.acopio(),
        paper.acopio(),
        crew.digitalizador(),
        () -> {
          ReplayImages.Image image = images.of(paper);
          return new Fact.ImageDigitized(
              image.hash(),
              image.size(),
              paper.origin(),
              paper.digitization(),
              SCANNER,
              ImageQuality.UNKNOWN);
        });
  }

  private void identified(Story.Captured s, Optional<Instant> photographed) {
    Paper paper = s.paper();
    say(
        paper.acopio(),
        paper.acopio(),
        crew.digitalizador(),
        () ->
            new Fact.OfActa(
                new ActaFact.ImageIdentified(
                    s.acta(),
                    hash(paper),
                    IdentifiedBy.QR,
                    paper.origin(),
                    paper.digitization(),
                    photographed)));
  }

  private Fact capture(Story.Captured s, CaptureRound round, Instant started) {
    return new Fact.OfActa(
        new ActaFact.Captured(s.acta(), hash(s.paper()), round, s.values().get(), started));
  }

  private void outside(Story.Outside s) {
    image(s.paper());
    say(
        s.paper().acopio(),
        s.paper().acopio(),
        crew.coordinador(),
        () ->
            new Fact.OfActa(
                new ActaFact.FueraDeCatalogo(
                    s.acta(), hash(s.paper()), s.election(), s.paper().place())));
  }

  private ImageHash hash(Paper paper) {
    return images.of(paper).hash();
  }

  private void say(Instant due, Instant at, PersonId person, Supplier<Fact> fact) {
    sayings.add(new Saying(due, at, Optional.of(person), fact));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
