package mx.openprep.centre.console.settings;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.console.web.ConsoleConnector;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.election.ElectionPackage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What the centre was started with. Nothing is changed here: a setting is said at the start, where
 * it is seen by whoever answers for the machine.
 */
@Controller
class SettingsPage {
  private static final long MEBI = 1 << 20;

  private final CentreSettings settings;
  private final ConsoleConnector connector;
  private final ElectionPackage election;
  private final PublicationClock publication;
  private final JdbcClient jdbc;

  SettingsPage(
      CentreSettings settings,
      ConsoleConnector connector,
      ElectionPackage election,
      PublicationClock publication,
      JdbcClient jdbc) {
    this.settings = settings;
    this.connector = connector;
    this.election = election;
    this.publication = publication;
    this.jdbc = jdbc;
  }

  @GetMapping("/ajustes")
  String page(Model model) {
    Map<String, String> started = new LinkedHashMap<>();
    started.put("openprep.realm", settings.realm().name());
    started.put("openprep.package", settings.electionPackage().toString());
    started.put("openprep.data-directory", settings.dataDirectory().toAbsolutePath().toString());
    started.put("openprep.address", settings.address());
    started.put("openprep.grpc-port", Integer.toString(settings.grpcPort()));
    started.put("openprep.host-names", String.join(", ", settings.hostNames()));
    started.put(
        "openprep.console.address",
        connector.address().getHostAddress() + (connector.certificate() == null ? "" : " (HTTPS)"));
    started.put("openprep.publication.interval", publication.interval().toString());
    model.addAttribute("started", started);

    CentreRecord.Contact contact = CentreRecord.contact(jdbc);
    Map<String, String> runs = new LinkedHashMap<>();
    runs.put("software", CentreJournal.softwareVersion());
    runs.put("package", election.process().id() + " " + election.hash().hex());
    runs.put("stations", contact.address());
    runs.put("fingerprint", contact.fingerprint());
    runs.put("java", Runtime.version().toString());
    runs.put(
        "memory",
        Runtime.getRuntime().totalMemory() / MEBI
            + " / "
            + Runtime.getRuntime().maxMemory() / MEBI
            + " MB");
    runs.put("database", show("server_version"));
    runs.put("fsync", show("fsync") + ", synchronous_commit " + show("synchronous_commit"));
    runs.put("standbys", standbys());
    model.addAttribute("runs", runs);
    model.addAttribute(
        "uptime", Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    return "settings";
  }

  private String show(String setting) {
    return jdbc.sql("show " + setting).query(String.class).single();
  }

  private String standbys() {
    return jdbc.sql(
            """
            select coalesce(string_agg(application_name || ' ' || state || ' ' || sync_state, ', '),
              '–') from pg_stat_replication
            """)
        .query(String.class)
        .single();
  }
}
