package mx.openprep.centre.identity;

import java.text.MessageFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import mx.openprep.centre.paper.Paper;
import mx.openprep.journal.Realm;
import mx.openprep.people.Role;

/**
 * Letters with first passwords, and cards with one-time codes; one a page, handed over like keys.
 * PDF, in one language.
 */
public final class IdentityPapers {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private final Locale locale;
  private final ResourceBundle words;
  private final Realm realm;
  private final ZoneId zone;

  /**
   * The papers of a centre.
   *
   * @param locale English, or Spanish for everything else
   * @param zone of the times that are printed
   */
  public IdentityPapers(Locale locale, Realm realm, ZoneId zone) {
    this.locale =
        Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
            ? Locale.ENGLISH
            : Locale.of("es", "MX");
    this.words =
        ResourceBundle.getBundle(
            "mx.openprep.centre.identity.papers",
            this.locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.realm = realm;
    this.zone = zone;
  }

  /** One letter for each. */
  public byte[] letters(List<IssuedSecret> secrets) {
    Paper paper = paper("letter.title");
    for (int i = 0; i < secrets.size(); i++) {
      if (i > 0) {
        paper.pageBreak();
      }
      letter(paper, secrets.get(i));
    }
    return paper.pdf();
  }

  private void letter(Paper paper, IssuedSecret issued) {
    Person person = issued.person();
    paper
        .heading(word("letter.title"))
        .paragraph(word("letter.to", person.name()))
        .facts(
            List.of(
                List.of(word("letter.user"), person.id().value()),
                List.of(
                    word("letter.roles"),
                    person.roles().stream()
                        .sorted()
                        .map(Role::name)
                        .collect(Collectors.joining(", "))),
                List.of(
                    word("letter.catd"),
                    person.catd().map(catd -> catd.value()).orElse(word("letter.centre")))))
        .section(word("letter.secret"))
        .code(issued.secret())
        .steps(List.of(word("letter.step1"), word("letter.step2"), word("letter.step3")))
        .paragraph(word("letter.care"));
  }

  /** One card for each. */
  public byte[] cards(List<IssuedCard> cards) {
    Paper paper = paper("card.title");
    for (int i = 0; i < cards.size(); i++) {
      if (i > 0) {
        paper.pageBreak();
      }
      card(paper, cards.get(i));
    }
    return paper.pdf();
  }

  private void card(Paper paper, IssuedCard issued) {
    paper
        .heading(word("card.title"))
        .facts(
            List.of(
                List.of(word("card.catd"), issued.catd().value()),
                List.of(word("card.station"), issued.station().value()),
                List.of(word("card.number"), Long.toString(issued.number())),
                List.of(word("card.until"), TIME.withZone(zone).format(issued.expires())),
                List.of(word("card.address"), issued.card().address()),
                List.of(word("card.fingerprint"), groups(issued.card().fingerprint())),
                List.of(word("card.package"), groups(issued.election().hex()))))
        .section(word("card.code"))
        .code(issued.card().code())
        .qr(issued.card().text(), word("card.qr"))
        .steps(List.of(word("card.step1"), word("card.step2"), word("card.step3")))
        .paragraph(word("card.care"));
  }

  private static String groups(String fingerprint) {
    return fingerprint.toUpperCase(Locale.ROOT).replaceAll("(.{4})(?=.)", "$1 ");
  }

  private Paper paper(String title) {
    return new Paper(
        locale, word(title), realm == Realm.OFFICIAL ? "" : word("band." + realm), "OpenPREP");
  }

  private String word(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }
}
