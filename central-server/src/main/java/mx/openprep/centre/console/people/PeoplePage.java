package mx.openprep.centre.console.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.centre.console.web.Handed;
import mx.openprep.centre.console.web.Handout;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.IssuedSecret;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.PeopleAdministration;
import mx.openprep.centre.identity.Person;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People: found, imported, let in, kept out; nobody is ever deleted. */
@Controller
class PeoplePage {
  private static final String PAGE = "/personas";
  private static final int SHOWN = 100;

  private final PeopleAdministration people;
  private final Signing signing;
  private final Words words;
  private final Handout handout;

  PeoplePage(PeopleAdministration people, Signing signing, Words words, Handout handout) {
    this.people = people;
    this.signing = signing;
    this.words = words;
    this.handout = handout;
  }

  /** What may be done about one person. */
  enum Deed {
    /** A new first password, on a letter. */
    CARTA,
    DESACTIVAR,
    ACTIVAR,
    /** Ends the pause after failed logins. */
    DESBLOQUEAR,
    /** Takes a lost second factor away, with a letter. */
    QUITAR_FACTOR
  }

  @GetMapping(PAGE)
  String page(@RequestParam(defaultValue = "") String q, Model model) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    List<Person> found =
        people.all().stream()
            .filter(person -> text(person).toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    model.addAttribute("q", q);
    model.addAttribute("found", found.size());
    model.addAttribute("people", found.subList(0, Math.min(SHOWN, found.size())));
    model.addAttribute("deeds", Deed.values());
    return "people";
  }

  private static String text(Person person) {
    return person.id() + " " + person.name() + " " + person.roles() + " " + person.catd();
  }

  @PostMapping(PAGE + "/hacer")
  Object act(
      @RequestParam String persona,
      @RequestParam Deed acto,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      Locale locale,
      RedirectAttributes flash) {
    return signing.hand(
        PAGE,
        present,
        signature,
        Map.of("persona", persona, "acto", acto.name(), "motivo", signature.motivo()),
        flash,
        by -> {
          PersonId person = id(persona);
          String reason = signature.motivo();
          return switch (acto) {
            case CARTA -> letter(people.newSecret(person, by, reason), locale);
            case QUITAR_FACTOR -> letter(people.resetSecondFactor(person, by, reason), locale);
            case DESACTIVAR -> {
              people.deactivate(person, by, reason);
              yield said("people.deactivated", persona);
            }
            case ACTIVAR -> {
              people.activate(person, by, reason);
              yield said("people.activated", persona);
            }
            case DESBLOQUEAR -> {
              people.unlock(person, by, reason);
              yield said("people.unlocked", persona);
            }
          };
        });
  }

  private static PersonId id(String typed) {
    try {
      return new PersonId(typed.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.PERSON_UNKNOWN, e, typed);
    }
  }

  private Handed said(String key, Object... arguments) {
    return new Handed.Said(words.of(key, arguments));
  }

  private Handed letter(IssuedSecret issued, Locale locale) {
    return handout.of(
        "carta-" + issued.person().id(), handout.papers(locale).letters(List.of(issued)));
  }

  @PostMapping(PAGE + "/importar")
  Object importFile(
      @RequestParam MultipartFile archivo,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      Locale locale,
      RedirectAttributes flash) {
    return signing.hand(
        PAGE,
        present,
        signature,
        Map.of("motivo", signature.motivo()),
        flash,
        by -> {
          People.Imported imported = read(archivo, by, signature.motivo());
          if (!imported.faults().isEmpty()) {
            flash.addFlashAttribute(
                "faults", imported.faults().stream().map(fault -> fault.text(locale)).toList());
            return said("people.faulty", imported.faults().size());
          }
          return imported.secrets().isEmpty()
              ? said("people.imported", imported.people())
              : handout.of("cartas", handout.papers(locale).letters(imported.secrets()));
        });
  }

  private People.Imported read(MultipartFile file, Administrator by, String reason) {
    if (file.isEmpty()) {
      throw new Refusal(MessageCode.UPLOAD_MISSING);
    }
    try {
      Path arriving = Files.createTempFile("people", ".csv");
      try {
        file.transferTo(arriving);
        return people.importFrom(arriving, by, reason);
      } finally {
        Files.deleteIfExists(arriving);
      }
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, String.valueOf(file.getOriginalFilename()));
    }
  }
}
