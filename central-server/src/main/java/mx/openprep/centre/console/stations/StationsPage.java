package mx.openprep.centre.console.stations;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stations. */
@Controller
class StationsPage {
  private final StationList stations;

  StationsPage(StationList stations) {
    this.stations = stations;
  }

  @GetMapping("/estaciones")
  String page(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute("lines", stations.find(q.strip()));
    model.addAttribute("codes", stations.codes());
    return "stations";
  }
}
