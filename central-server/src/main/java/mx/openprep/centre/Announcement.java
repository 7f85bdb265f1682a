package mx.openprep.centre;

import java.util.function.Consumer;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.console.ConsoleDoor;
import mx.openprep.centre.identity.GrpcDoor;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says, once all doors are open, where they are and how to recognise the centre. */
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

  private final CentreSettings settings;
  private final ElectionPackage election;
  private final GrpcDoor door;
  private final ConsoleDoor console;
  private final CentreRecord centre;
  private final Consumer<Fact> journal;

  Announcement(
      CentreSettings settings,
      ElectionPackage election,
      GrpcDoor door,
      ConsoleDoor console,
      CentreRecord centre,
      Consumer<Fact> journal) {
    this.settings = settings;
    this.election = election;
    this.door = door;
    this.console = console;
    this.centre = centre;
    this.journal = journal;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent ready) {
    String name = settings.hostNames().getFirst();
    String stations = name + ":" + door.port();
    String httpPort =
        ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "0");
    centre.announce(new CentreRecord.Contact(stations, door.fingerprint()));
    journal.accept(
        Fact.AdministrativeAct.of("CENTRE_STARTED", "")
            .with("software", CentreJournal.softwareVersion())
            .with("stations", stations)
            .with("fingerprint", door.fingerprint()));
    LOG.info(
        "Realm {}, election package {} {}",
        settings.realm(),
        election.process().id(),
        election.hash().brief());
    LOG.info("Portal http://{}:{}/", name, httpPort);
    LOG.info("Console {}", console.address(""));
    LOG.info("Stations {}", stations);
    LOG.info("CA fingerprint {}", door.fingerprint());
    LOG.info("Ready");
  }
}
