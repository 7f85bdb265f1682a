package mx.openprep.centre.console.web;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.process.PresentPhase;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * An act of a page: whoever acts says the password again, so that nobody acts at a console somebody
 * left; then the page is shown anew with what became of it. Once the process is in the archive
 * nobody acts.
 */
@Component
public final class Signing {
  private final Administrators administrators;
  private final PresentPhase phase;

  Signing(Administrators administrators, PresentPhase phase) {
    this.administrators = administrators;
    this.phase = phase;
  }

  /**
   * What a form says beside what it is about.
   *
   * @param codigo of the second factor; null where the form did not ask for it
   */
  public record Signature(String motivo, String contrasena, @Nullable String codigo) {
    @Override
    public String toString() {
      return "Signature";
    }
  }

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
    return attempt(page, typed, flash, () -> act.apply(signed(present, signature)));
  }

  /**
   * Acts where what comes of it may be a paper, which is then the answer itself.
   *
   * @param act says what was done, or hands out the paper
   */
  public Object hand(
      String page,
      Administrator present,
      Signature signature,
      Map<String, String> typed,
      RedirectAttributes flash,
      Function<Administrator, Handed> act) {
    try {
      return switch (act.apply(signed(present, signature))) {
        case Handed.Said(String words) -> {
          flash.addFlashAttribute("done", words);
          yield "redirect:" + page;
        }
        case Handed.Sheets(ResponseEntity<byte[]> paper) -> paper;
      };
    } catch (Refusal refusal) {
      return refused(page, typed, flash, refusal);
    }
  }

  private Administrator signed(Administrator present, Signature signature) {
    Administrator signed =
        administrators.authenticate(
            new Administrators.Login(
                present.person(),
                signature.contrasena(),
                Objects.requireNonNullElse(signature.codigo(), ""),
                address()));
    phase.requireNotArchived();
    return signed;
  }

  private static String address() {
    return RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes here
        ? here.getRequest().getRemoteAddr()
        : "";
  }

  /** Does what needs no password. */
  public String attempt(
      String page, Map<String, String> typed, RedirectAttributes flash, Supplier<String> act) {
    try {
      flash.addFlashAttribute("done", act.get());
      return "redirect:" + page;
    } catch (Refusal refusal) {
      return refused(page, typed, flash, refusal);
    }
  }

  private static String refused(
      String page, Map<String, String> typed, RedirectAttributes flash, Refusal refusal) {
    flash.addFlashAttribute("refusal", refusal);
    flash.addFlashAttribute("typed", typed);
    return "redirect:" + page;
  }
}
