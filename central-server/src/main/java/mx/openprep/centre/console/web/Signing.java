package mx.openprep.centre.console.web;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.message.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An act of a page: whoever acts says the password again, so that nobody acts at a console somebody
 * left; then the page is shown anew with what became of it.
 */
@Component
public final class Signing {
  private final Administrators administrators;

  Signing(Administrators administrators) {
    this.administrators = administrators;
  }

  /** What a form says beside what it is about. */
  public record Signature(String motivo, String contrasena) {}

  /**
   * Acts.
   *
   * @param page to go back to
   * @param typed shown again when it was refused; never the password
   * @param act says in a person's words what was done
   */
  public String act(
      String page,
      Administrator present,
      Signature signature,
      Map<String, String> typed,
      RedirectAttributes flash,
      Function<Administrator, String> act) {
    return attempt(
        page,
        typed,
        flash,
        () -> act.apply(administrators.authenticate(present.person(), signature.contrasena())));
  }

  /** Does what needs no password. */
  public String attempt(
      String page, Map<String, String> typed, RedirectAttributes flash, Supplier<String> act) {
    try {
      flash.addFlashAttribute("done", act.get());
    } catch (Refusal refusal) {
      flash.addFlashAttribute("refusal", refusal);
      flash.addFlashAttribute("typed", typed);
    }
    return "redirect:" + page;
  }
}
