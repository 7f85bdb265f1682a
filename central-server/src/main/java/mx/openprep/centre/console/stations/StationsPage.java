package mx.openprep.centre.console.stations;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.console.web.Handed;
import mx.openprep.centre.console.web.Handout;
import mx.openprep.centre.console.web.Signing;
import mx.openprep.centre.console.web.Words;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.IssuedCard;
import mx.openprep.centre.identity.StationAdministration;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The stations: what is known of them, cards for new ones, revocation. */
@Controller
class StationsPage {
  private static final String PAGE = "/estaciones";
  private static final int LONGEST_HOURS = 24 * 30;

  private final StationList stations;
  private final StationAdministration administration;
  private final Signing signing;
  private final Words words;
  private final Handout handout;

  StationsPage(
      StationList stations,
      StationAdministration administration,
      Signing signing,
      Words words,
      Handout handout) {
    this.stations = stations;
    this.administration = administration;
    this.signing = signing;
    this.words = words;
    this.handout = handout;
  }

  @GetMapping(PAGE)
  String page(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("lines", stations.find(q.strip()));
    model.addAttribute("longestHours", LONGEST_HOURS);
    model.addAttribute("codes", administration.openCodes());
    return "stations";
  }

  @PostMapping(PAGE + "/codigo")
  Object issueCode(
      @RequestParam String catd,
      @RequestParam(defaultValue = "") String estacion,
      @RequestParam int horas,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      Locale locale,
      RedirectAttributes flash) {
    return signing.hand(
        PAGE,
        present,
        signature,
        Map.of("catd", catd, "horas", Integer.toString(horas), "motivo", signature.motivo()),
        flash,
        by -> {
          if (horas < 1 || horas > LONGEST_HOURS) {
            throw new Refusal(MessageCode.VALUE_NOT_ALLOWED, Integer.toString(horas));
          }
          IssuedCard card =
              administration.issueCode(
                  catd(catd),
                  estacion.isBlank() ? Optional.empty() : Optional.of(station(estacion)),
                  Duration.ofHours(horas),
                  by,
                  signature.motivo());
          return handout.of("alta-" + card.station(), handout.papers(locale).cards(List.of(card)));
        });
  }

  @PostMapping(PAGE + "/revocar")
  Object revoke(
      @RequestParam String estacion,
      @ModelAttribute Signing.Signature signature,
      @AuthenticationPrincipal Administrator present,
      RedirectAttributes flash) {
    return signing.hand(
        PAGE,
        present,
        signature,
        Map.of("estacion", estacion, "motivo", signature.motivo()),
        flash,
        by -> {
          NodeId station = station(estacion);
          administration.revoke(station, by, signature.motivo());
          return new Handed.Said(words.of("stations.gone", station.value()));
        });
  }

  private static CatdId catd(String typed) {
    try {
      return new CatdId(typed.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.CATD_UNKNOWN, e, typed);
    }
  }

  private static NodeId station(String typed) {
    try {
      return new NodeId(typed.strip());
    } catch (IllegalArgumentException e) {
      throw new Refusal(MessageCode.STATION_UNKNOWN, e, typed);
    }
  }
}
