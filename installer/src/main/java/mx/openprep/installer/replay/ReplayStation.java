package mx.openprep.installer.replay;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.CentreRegister;
import mx.openprep.desktop.node.PeopleRegister;
import mx.openprep.desktop.node.PublishedRegister;
import mx.openprep.desktop.node.StationRegister;
import mx.openprep.desktop.station.Enrolment;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.desktop.sync.Announcement;
import mx.openprep.desktop.sync.Lane;
import mx.openprep.desktop.sync.NodePorts;
import mx.openprep.desktop.sync.ReplicationWatcher;
import mx.openprep.desktop.sync.Replicator;
import mx.openprep.desktop.sync.ReplicatorState;
import mx.openprep.installer.demo.EnrolmentCard;
import mx.openprep.journal.Fact;
import mx.openprep.message.Refusal;
import mx.openprep.v1.CentreEntries;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.StationRecord;

/**
 * A station of the replay: enrolled with a code as any other, sending with the replicator of the
 * workstations; only what it sends was written beforehand.
 */
final class ReplayStation implements AutoCloseable {
  /** The version its journal names; no workstation ever had it. */
  static final String SOFTWARE = "replay";

  private final ReplayOutbox outbox;
  private final Replicator replicator;
  private final Trouble trouble;

  private ReplayStation(ReplayOutbox outbox, Replicator replicator, Trouble trouble) {
    this.outbox = outbox;
    this.replicator = replicator;
    this.trouble = trouble;
  }

  /** Trades the code on the card for a certificate. */
  static StationIdentity enrol(Path directory, EnrolmentCard card) {
    return new Enrolment(directory).enrol(card.centre(), card.code(), card.root());
  }

  /** Begins to send. */
  static ReplayStation start(
      StationIdentity identity, List<Story> stories, ReplayImages images, ReplayClock clock) {
    ReplayOutbox outbox =
        new ReplayOutbox(
            new Fact.JournalOpened(identity.packageHash(), SOFTWARE),
            Script.of(stories, new StationCrew(identity.name().station()), images),
            new ReplayJournal(identity.name().station(), identity.name().realm()),
            images,
            clock);
    Trouble trouble = new Trouble();
    Replicator replicator =
        Replicator.of(
            () -> identity,
            new NodePorts(
                outbox,
                new NoPeople(),
                new NothingPublished(),
                new NoStations(),
                new NothingElsewhere(),
                _ -> {}),
            new Announcement(identity.packageHash(), identity.name().realm(), SOFTWARE),
            trouble);
    replicator.start();
    return new ReplayStation(outbox, replicator, trouble);
  }

  /** Entries when everything is sent. */
  int size() {
    return outbox.size();
  }

  long eventsSent() {
    return outbox.acknowledged();
  }

  int imagesSent() {
    return outbox.imagesSent();
  }

  int imagesWaiting() {
    return outbox.backlog().images();
  }

  void tick() {
    outbox.tick();
  }

  boolean awaitSent(Duration most) throws InterruptedException {
    return outbox.awaitSent(most);
  }

  /** What was refused last, for people; empty when nothing was. */
  String trouble() {
    return trouble.last;
  }

  @Override
  public void close() {
    replicator.close();
  }

  /** Nobody logs in here. */
  private static final class NoPeople implements PeopleRegister {
    @Override
    public void replace(List<PersonRecord> people) {}

    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public List<PersonRecord> all() {
      return List.of();
    }

    @Override
    public List<ChosenPassword> chosen() {
      return List.of();
    }
  }

  /** No other workstation comes here. */
  private static final class NoStations implements StationRegister {
    @Override
    public void learn(List<StationRecord> stations) {}

    @Override
    public boolean isWithdrawn(X509Certificate certificate) {
      return false;
    }
  }

  /** Nothing is captured at a CCV. */
  private static final class NothingElsewhere implements CentreRegister {
    @Override
    public long centreThrough() {
      return 0;
    }

    @Override
    public void take(CentreEntries entries) {}
  }

  /** Nobody compares here; only how far the centre has told is known. */
  private static final class NothingPublished implements PublishedRegister {
    private volatile long through;

    @Override
    public long through() {
      return through;
    }

    @Override
    public void take(PublishedChanges changes) {
      through = Math.max(through, changes.getThrough());
    }
  }

  /** Keeps the last reason why something was not taken. */
  private static final class Trouble implements ReplicationWatcher {
    private volatile String last = "";

    @Override
    public void changed(ReplicatorState state) {
      if (state instanceof ReplicatorState.Stopped || state instanceof ReplicatorState.Waiting) {
        last = state.toString();
      }
    }

    @Override
    public void paused(Lane lane, Refusal why) {
      last = lane + " " + why.getMessage();
    }

    @Override
    public void imageRefused(ImageHash image, Refusal why) {
      last = image + " " + why.getMessage();
    }
  }
}
