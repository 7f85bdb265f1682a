package mx.openprep.centre.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import mx.openprep.message.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What every page shows around its own. */
@ControllerAdvice
class Frame {
  private final CentreSettings settings;
  private final ElectionPackage election;
  private final Administrators administrators;
  private final MessageSource texts;
  private final Clock clock;

  Frame(
      CentreSettings settings,
      ElectionPackage election,
      Administrators administrators,
      MessageSource texts,
      Clock clock) {
    this.settings = settings;
    this.election = election;
    this.administrators = administrators;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * The frame of a page.
   *
   * @param path of the page at hand, to come back to
   * @param person who is logged in
   * @param secondFactor whether this person has one, which every act then asks for
   */
  record Around(
      Realm realm,
      String process,
      Locale locale,
      Preferences.Theme theme,
      String path,
      Optional<Administrator> person,
      boolean secondFactor,
      List<Section> sections) {
    public boolean official() {
      return realm == Realm.OFFICIAL;
    }

    public String language() {
      return locale.getLanguage();
    }

    /** The language a button offers. */
    public String otherLanguage() {
      return language().equals("en") ? "es" : "en";
    }

    public boolean at(Section section) {
      return path.equals(section.path()) || path.startsWith(section.path() + "/");
    }
  }

  @ModelAttribute
  void around(Model model, HttpServletRequest request, Locale locale) {
    model.addAttribute("say", new Say(locale, election.process().zone(), clock, texts));
    model.addAttribute(
        "frame",
        new Around(
            settings.realm(),
            election.process().name(),
            locale,
            Preferences.Theme.of(request),
            request.getRequestURI(),
            person(),
            person().filter(present -> administrators.factors().has(present.person())).isPresent(),
            Arrays.asList(Section.values())));
  }

  private static Optional<Administrator> person() {
    Authentication present = SecurityContextHolder.getContext().getAuthentication();
    return present != null && present.getPrincipal() instanceof Administrator administrator
        ? Optional.of(administrator)
        : Optional.empty();
  }

  /** What was asked is not done; the page says why and what to do. */
  @ExceptionHandler
  @ResponseStatus(HttpStatus.CONFLICT)
  String refused(Refusal refusal, Model model, HttpServletRequest request, Locale locale) {
    around(model, request, locale);
    model.addAttribute("refusal", refusal);
    return "refused";
  }
}
