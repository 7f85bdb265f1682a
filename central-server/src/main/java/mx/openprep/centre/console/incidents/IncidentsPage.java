package mx.openprep.centre.console.incidents;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.consent.Consent;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.console.auditlog.EventLog;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.incident.Endings;
import mx.openprep.centre.incident.IncidentRegister;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.election.ActaId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Incidents: one person recommends how one ends, another decides. */
@Controller
class IncidentsPage {
  private static final String PAGE = "/incidencias";

  private final IncidentRegister incidents;
  private final Endings endings;
  private final Consents consents;
  private final EventLog log;
  private final ImageStore images;
  private final JdbcClient jdbc;
  private final Signing signing;
  private final Words words;

  IncidentsPage(
      IncidentRegister incidents,
      Endings endings,
      Consents consents,
      EventLog log,
      ImageStore images,
      JdbcClient jdbc,
      Signing signing,
      Words words) {
    this.incidents = incidents;
    this.endings = endings;
    this.consents = consents;
    this.log = log;
    this.images = images;
    this.jdbc = jdbc;
    this.signing = signing;
    this.words = words;
  }

  @GetMapping(PAGE)
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean todas,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long antes,
      Locale locale,
      Model model) {
    List<IncidentRegister.Line> lines =
        incidents.find(new IncidentRegister.Wanted(q.strip(), todas, antes));
    model.addAttribute("q", q);
    model.addAttribute("todas", todas);
    model.addAttribute("lines", lines);
    model.addAttribute("titles", new Titles(locale));
    model.addAttribute(
        "waiting",
        consents.open(Consent.Kind.INCIDENT).stream()
            .map(consent -> Long.parseLong(consent.subject()))
            .toList());
    model.addAttribute("older", lines.size() == IncidentRegister.PAGE ? lines.getLast().id() : 0L);
    return "incidents";
  }

  /** What a code means. */
  record Titles(Locale locale) {
    public String of(String code) {
      return text(code).map(MessageText::title).orElse(code);
    }

    public Optional<MessageText> text(String code) {
      return Arrays.stream(MessageCode.values())
          .filter(known -> known.code().equals(code))
          .findFirst()
          .map(known -> MessageText.of(known, List.of(), locale));
    }
  }

  @GetMapping(PAGE + "/{id}")
  String detail(@PathVariable long id, Locale locale, Model model) {
    IncidentRegister.Line line = find(id);
    model.addAttribute("line", line);
    model.addAttribute("titles", new Titles(locale));
    model.addAttribute("life", line.acta().map(log::of).orElse(List.of()));
    model.addAttribute("image", line.acta().flatMap(this::image).isPresent());
    model.addAttribute("endings", Endings.Ending.values());
    model.addAttribute(
        "open",
        consents.open(Consent.Kind.INCIDENT).stream()
            .filter(consent -> consent.subject().equals(Long.toString(id)))
            .findFirst());
    model.addAttribute(
        "decided",
        consents.decided(Consent.Kind.INCIDENT).stream()
            .filter(consent -> consent.subject().equals(Long.toString(id)))
            .toList());
    return "incident";
  }

  private IncidentRegister.Line find(long id) {
    return incidents.find(id).orElseThrow(() -> new Refusal(MessageCode.INCIDENT_UNKNOWN));
  }

  private Optional<Path> image(ActaId acta) {
    return jdbc.sql("select image from acta_result where acta = ? and image is not null")
        .param(acta.value())
        .query(byte[].class)
        .optional()
        .flatMap(hash -> images.file(new ImageHash(HexFormat.of().formatHex(hash))));
  }

  /** The image the acta is read from now. */
  @GetMapping(PAGE + "/{id}/imagen")
  ResponseEntity<Resource> image(@PathVariable long id) {
    Path file =
        find(id)
            .acta()
            .flatMap(this::image)
            .orElseThrow(() -> new Refusal(MessageCode.IMAGE_UNKNOWN));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate())
        .body(new FileSystemResource(file));
  }

  @PostMapping(PAGE + "/{id}/recomendar")
  String recommend(
      @PathVariable long id,
      @RequestParam Endings.Ending desenlace,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE + "/" + id,
        present,
        signature,
        Map.of("desenlace", desenlace.name(), "motivo", signature.motivo()),
        flash,
        by -> {
          endings.recommend(id, desenlace, by, signature.motivo());
          return words.of("incident.recommended");
        });
  }

  @PostMapping(PAGE + "/{id}/decidir")
  String decide(
      @PathVariable long id,
      @RequestParam long numero,
      @RequestParam boolean acepta,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.act(
        PAGE + "/" + id,
        present,
        signature,
        Map.of("motivo", signature.motivo()),
        flash,
        by -> {
          endings.decide(numero, acepta, by, signature.motivo());
          return words.of(acepta ? "incident.accepted" : "incident.rejected");
        });
  }
}
