package mx.openprep.centre.console.difusores;

import java.util.Map;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.diffusion.Difusores;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Difusores: who they are, how far each is; added and removed by one person with a reason. */
@Controller
class DifusoresPage {
  private static final String PAGE = "/difusores";

  private final Difusores difusores;
  private final CentreJournal journal;
  private final TransactionTemplate transaction;
  private final Signing signing;
  private final Words words;

  DifusoresPage(
      Difusores difusores,
      CentreJournal journal,
      TransactionTemplate transaction,
      Signing signing,
      Words words) {
    this.difusores = difusores;
    this.journal = journal;
    this.transaction = transaction;
    this.signing = signing;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(Model model) {
    model.addAttribute("difusores", difusores.status());
    return "difusores";
  }

  @PostMapping(PAGE + "/agregar")
  String add(
      @RequestParam String nombre,
      @RequestParam String direccion,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE,
        present,
        signature,
        Map.of("nombre", nombre, "direccion", direccion, "motivo", signature.motivo()),
        flash,
        by -> {
          note(
              by,
              "DIFUSOR_ADDED",
              nombre,
              signature.motivo(),
              () -> difusores.add(nombre, direccion));
          return words.of("difusores.added", nombre);
        });
  }

  @PostMapping(PAGE + "/quitar")
  String remove(
      @RequestParam String nombre,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE,
        present,
        signature,
        Map.of("motivo", signature.motivo()),
        flash,
        by -> {
          note(by, "DIFUSOR_REMOVED", nombre, signature.motivo(), () -> difusores.remove(nombre));
          return words.of("difusores.removed", nombre);
        });
  }

  private void note(Administrator by, String act, String subject, String reason, Runnable change) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
    transaction.executeWithoutResult(status -> {
      change.run();
      journal.append(
          by.person(), Fact.AdministrativeAct.of(act, subject.strip()).because(reason.strip()));
    });
  }
}
