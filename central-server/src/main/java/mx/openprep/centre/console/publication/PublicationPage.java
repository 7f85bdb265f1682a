package mx.openprep.centre.console.publication;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.centre.publication.act.Act;
import mx.openprep.centre.publication.act.ActKind;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.centre.publication.command.PublicationStatus;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening, pausing, resuming, extending and closing, each by two people. */
@Controller
class PublicationPage {
  private static final String PAGE = "/publicacion";

  private final PublicationActs acts;
  private final PublicationClock clock;
  private final ActTable table;
  private final JdbcClient jdbc;
  private final ElectionPackage election;
  private final Signing signing;
  private final Words words;

  PublicationPage(
      PublicationActs acts,
      PublicationClock clock,
      JdbcClient jdbc,
      ElectionPackage election,
      Signing signing,
      Words words) {
    this.acts = acts;
    this.clock = clock;
    this.table = new ActTable(jdbc);
    this.jdbc = jdbc;
    this.election = election;
    this.signing = signing;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(Model model) {
    PublicationClock.Moment now = clock.now();
    List<Act> confirmed = table.confirmed();
    model.addAttribute("now", now);
    model.addAttribute("open", acts.open());
    model.addAttribute(
        "possible",
        Arrays.stream(ActKind.values()).filter(kind -> kind.isPossibleIn(now.decided())).toList());
    model.addAttribute("history", confirmed.reversed());
    model.addAttribute("status", PublicationStatus.read(jdbc));
    model.addAttribute("zone", election.process().zone());
    return "publication";
  }

  @PostMapping(PAGE + "/proponer")
  String propose(
      @RequestParam ActKind acto,
      @RequestParam(defaultValue = "") String termino,
      @RequestParam(defaultValue = "false") boolean agotadas,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE,
        present,
        signature,
        Map.of("acto", acto.name(), "termino", termino, "motivo", signature.motivo()),
        flash,
        by -> {
          long number =
              acts.propose(
                  new PublicationActs.Proposal(acto, end(acto, termino), agotadas),
                  by,
                  signature.motivo());
          return words.of("publication.proposed", number);
        });
  }

  private Optional<Instant> end(ActKind kind, String typed) {
    if (kind != ActKind.EXTEND) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(typed).atZone(election.process().zone()).toInstant());
    } catch (DateTimeException e) {
      throw new Refusal(MessageCode.END_NOT_LATER, e, clock.now().end().toString());
    }
  }

  @PostMapping(PAGE + "/confirmar")
  String confirm(
      @RequestParam long numero,
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
          Act act = acts.confirm(numero, by, signature.motivo());
          return words.of("publication.confirmed", words.of("act." + act.kind()));
        });
  }
}
