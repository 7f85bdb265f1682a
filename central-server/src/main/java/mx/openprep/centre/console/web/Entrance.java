package mx.openprep.centre.console.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The way in, and what those see who may not. */
@Controller
class Entrance {
  @GetMapping("/")
  String home() {
    return "redirect:/estado";
  }

  @GetMapping("/ingreso")
  String login(HttpSession session, Model model) {
    @Nullable Object refused = session.getAttribute(ConsoleSecurity.REFUSED);
    if (refused != null) {
      model.addAttribute("refusal", refused);
      session.removeAttribute(ConsoleSecurity.REFUSED);
    }
    return "login";
  }

  /** Only a forward inside the server leads here. */
  @RequestMapping("/denegado")
  String denied(HttpServletResponse response) {
    response.setStatus(HttpStatus.FORBIDDEN.value());
    return "denied";
  }
}
