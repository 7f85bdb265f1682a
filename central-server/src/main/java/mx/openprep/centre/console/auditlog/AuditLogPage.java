package mx.openprep.centre.console.auditlog;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal, searched. */
@Controller
class AuditLogPage {
  private final EventLog log;

  AuditLogPage(EventLog log) {
    this.log = log;
  }

  @GetMapping("/bitacora")
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String tipo,
      @RequestParam(defaultValue = "") String nodo,
      @RequestParam(defaultValue = "" + Long.MAX_VALUE) long antes,
      Model model) {
    EventLog.Wanted wanted = new EventLog.Wanted(q.strip(), tipo, nodo.strip(), antes);
    List<EventLine> lines = log.find(wanted);
    model.addAttribute("wanted", wanted);
    model.addAttribute("kinds", log.kinds());
    model.addAttribute("lines", lines);
    model.addAttribute("older", lines.size() == EventLog.PAGE ? lines.getLast().position() : 0L);
    return "auditlog";
  }
}
