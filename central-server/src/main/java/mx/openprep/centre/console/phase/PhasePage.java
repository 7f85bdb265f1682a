package mx.openprep.centre.console.phase;

import java.util.Locale;
import java.util.Map;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.console.web.PrintedPage;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.passage.Passages;
import mx.openprep.centre.process.ProcessPhase;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The phase of the process, its passages, and their printed acts. */
@Controller
class PhasePage {
  private static final String PAGE = "/fase";

  private final Passages passages;
  private final Consents consents;
  private final CentreSettings settings;
  private final Signing signing;
  private final Words words;
  private final PrintedPage paper;

  PhasePage(
      Passages passages,
      Consents consents,
      CentreSettings settings,
      Signing signing,
      Words words,
      PrintedPage paper) {
    this.passages = passages;
    this.consents = consents;
    this.settings = settings;
    this.signing = signing;
    this.words = words;
    this.paper = paper;
  }

  @GetMapping(PAGE)
  String page(Model model) {
    model.addAttribute("present", passages.present());
    model.addAttribute("all", ProcessPhase.of(settings.realm()));
    model.addAttribute("next", passages.next());
    model.addAttribute("figures", passages.figures());
    model.addAttribute("open", passages.open());
    model.addAttribute("passages", passages.passages().reversed());
    return "phase";
  }

  @PostMapping(PAGE + "/proponer")
  String propose(
      @RequestParam ProcessPhase fase,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE,
        present,
        signature,
        Map.of("fase", fase.name(), "motivo", signature.motivo()),
        flash,
        by -> {
          passages.propose(fase, by, signature.motivo());
          return words.of("phase.proposed", words.of("process." + fase));
        });
  }

  @PostMapping(PAGE + "/decidir")
  String decide(
      @RequestParam long numero,
      @RequestParam boolean acepta,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE,
        present,
        signature,
        Map.of("numero", Long.toString(numero), "motivo", signature.motivo()),
        flash,
        by -> {
          Consent decided = passages.decide(numero, acepta, by, signature.motivo());
          return words.of(
              acepta ? "phase.passed" : "phase.rejected", words.of("process." + decided.subject()));
        });
  }

  /** The act on paper. */
  @GetMapping(PAGE + "/acta/{numero}")
  ResponseEntity<byte[]> print(@PathVariable long numero, Locale locale) {
    Consent act =
        consents
            .find(numero)
            .filter(found -> found.kind() == Consent.Kind.PHASE && found.decided().isPresent())
            .orElseThrow(() -> new Refusal(MessageCode.CONSENT_UNKNOWN));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"acto-" + numero + ".pdf\"")
        .body(paper.pdf("act-phase", Map.of("act", act), locale));
  }
}
