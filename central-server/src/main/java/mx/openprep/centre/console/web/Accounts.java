package mx.openprep.centre.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.login.SecondFactors;
import mx.openprep.centre.paper.QrPicture;
import mx.openprep.message.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people do before they may enter: choose another password than that of their letter, set up
 * the second factor. Each form shows who they are by itself, so nobody needs a session for it.
 */
@Controller
class Accounts {
  private static final String PASSWORD = "/contrasena";
  private static final String FACTOR = "/segundo-factor";

  private final Administrators administrators;
  private final Signing signing;
  private final Words words;

  Accounts(Administrators administrators, Signing signing, Words words) {
    this.administrators = administrators;
    this.signing = signing;
    this.words = words;
  }

  @GetMapping(PASSWORD)
  String password() {
    return "password";
  }

  @PostMapping(PASSWORD)
  String change(
      @RequestParam String persona,
      @RequestParam String contrasena,
      @RequestParam(defaultValue = "") String codigo,
      @RequestParam String nueva,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return signing.attempt(
        PASSWORD,
        Map.of("persona", persona),
        flash,
        () -> {
          administrators.changePassword(login(persona, contrasena, codigo, request), nueva);
          return words.of("password.changed");
        });
  }

  @GetMapping(FACTOR)
  String factor() {
    return "second-factor";
  }

  /** Shows what an authenticator needs, or confirms that it knows it. */
  @PostMapping(FACTOR)
  String setUp(
      @RequestParam String persona,
      @RequestParam String contrasena,
      @RequestParam(defaultValue = "") String codigo,
      @RequestParam Optional<String> confirma,
      HttpServletRequest request,
      Model model) {
    try {
      Administrators.Login login = login(persona, contrasena, codigo, request);
      Administrators.Administrator person = administrators.identify(login);
      if (confirma.isPresent()) {
        model.addAttribute("recovery", administrators.confirmFactor(person, confirma.get()));
      } else {
        SecondFactors.Offer offer = administrators.factors().offer(login.person());
        model.addAttribute("offer", offer);
        model.addAttribute("qr", QrPicture.outline(offer.address()));
        model.addAttribute("persona", persona);
      }
    } catch (Refusal refusal) {
      model.addAttribute("refusal", refusal);
      model.addAttribute("persona", persona);
    }
    return "second-factor";
  }

  private static Administrators.Login login(
      String person, String password, String code, HttpServletRequest request) {
    return new Administrators.Login(
        AdministratorLogin.person(person), password, code, request.getRemoteAddr());
  }
}
