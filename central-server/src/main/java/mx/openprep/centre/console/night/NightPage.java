package mx.openprep.centre.console.night;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The state of the night; its living part is asked for again every few seconds. */
@Controller
class NightPage {
  private static final int FIRST = 12;

  private final NightReader reader;
  private final JdbcClient jdbc;

  NightPage(NightReader reader, JdbcClient jdbc) {
    this.reader = reader;
    this.jdbc = jdbc;
  }

  /** In which order the CATDs are listed. */
  enum Order {
    ESPERA,
    AVANCE,
    NOMBRE;

    private Comparator<Night.OfCatd> comparator() {
      return switch (this) {
        case ESPERA ->
            Comparator.comparing((Night.OfCatd catd) -> catd.oldest().orElse(Instant.MAX))
                .thenComparing(Night.OfCatd::catd);
        case AVANCE ->
            Comparator.comparingLong((Night.OfCatd c) ->
                    c.gauge().verified() * 10_000 / Math.max(1, c.gauge().expected()))
                .thenComparing(Night.OfCatd::catd);
        case NOMBRE -> Comparator.comparing(Night.OfCatd::catd);
      };
    }
  }

  /** How a person wants to see it; part of the address, so that it survives everything. */
  record View(String q, Order orden, boolean todos, boolean tabla) {
    private View with(Order order, boolean all, boolean table) {
      return new View(q, order, all, table);
    }

    public View by(Order order) {
      return with(order, todos, tabla);
    }

    public View all(boolean all) {
      return with(orden, all, tabla);
    }

    public View table(boolean table) {
      return with(orden, todos, table);
    }

    List<Night.OfCatd> of(List<Night.OfCatd> catds) {
      String wanted = q.toLowerCase(Locale.ROOT);
      return catds.stream()
          .filter(c -> (c.catd() + " " + c.name()).toLowerCase(Locale.ROOT).contains(wanted))
          .sorted(orden.comparator())
          .toList();
    }
  }

  @GetMapping("/estado")
  String page(@ModelAttribute(name = "view", binding = false) View view, Model model) {
    fill(view, model);
    return "night";
  }

  @GetMapping("/estado/vivo")
  String live(@ModelAttribute(name = "view", binding = false) View view, Model model) {
    fill(view, model);
    return "night :: live";
  }

  @ModelAttribute
  View view(
      @RequestParam Optional<String> q,
      @RequestParam Optional<Order> orden,
      @RequestParam(defaultValue = "false") boolean todos,
      @RequestParam(defaultValue = "false") boolean tabla) {
    return new View(q.orElse("").strip(), orden.orElse(Order.ESPERA), todos, tabla);
  }

  private void fill(View view, Model model) {
    Night night = reader.night();
    List<Night.OfCatd> found = view.of(night.catds());
    model.addAttribute("view", view);
    model.addAttribute("orders", Order.values());
    model.addAttribute("night", night);
    model.addAttribute("alarms", Alarm.of(night));
    model.addAttribute("curve", Curve.read(jdbc, night.total().expected()));
    model.addAttribute("found", found.size());
    model.addAttribute(
        "catds", view.todos() ? found : found.subList(0, Math.min(FIRST, found.size())));
  }
}
