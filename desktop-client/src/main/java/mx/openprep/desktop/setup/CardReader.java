package mx.openprep.desktop.setup;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.desktop.app.ui.Wedge;
import mx.openprep.enrolment.EnrolmentCard;

/** Hears a hand-held reader type an enrolment card. */
final class CardReader {
  private static final Pattern BEGINNING = Pattern.compile("OPENPREP[^\\sA-Z0-9]ENROL");

  private CardReader() {}

  /** A reader's keys on the way to the fields. */
  static Wedge hearing(InstantSource clock, Consumer<EnrolmentCard> card, Runnable garbled) {
    return new Wedge(
        clock,
        new Wedge.Grammar(
            typed -> beginning(typed).isPresent(),
            typed -> beginning(typed).orElse(0),
            typed -> EnrolmentCard.parse(typed).map(EnrolmentCard::text)),
        text -> EnrolmentCard.parse(text).ifPresent(card),
        text -> garbled.run());
  }

  private static Optional<Integer> beginning(String typed) {
    Matcher matcher = BEGINNING.matcher(typed.toUpperCase(Locale.ROOT));
    return matcher.find() ? Optional.of(matcher.start()) : Optional.empty();
  }
}
