package mx.openprep.desktop.node;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mx.openprep.desk.AccessInterceptor;
import mx.openprep.desk.Attending;
import mx.openprep.desk.Author;
import mx.openprep.desk.CallerStation;
import mx.openprep.desk.CaptureEndpoint;
import mx.openprep.desk.Cards;
import mx.openprep.desk.Describing;
import mx.openprep.desk.LoginLock;
import mx.openprep.desk.Presence;
import mx.openprep.desk.RepeatInterceptor;
import mx.openprep.election.ElectionPackage;
import mx.openprep.files.DurableFiles;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.ActaLifeViews;
import mx.openprep.night.NightViews;
import mx.openprep.night.Supervision;
import mx.openprep.release.Release;
import mx.openprep.v1.NodeDescription;

/**
 * A CATD node: its store, its use cases, and the services through which all are reached. Whatever
 * it answered is on the disk; closing it only frees its resources.
 */
public final class Node implements AutoCloseable {
  /** Of the node API; workstations of another one cannot work together. */
  public static final int PROTOCOL_VERSION = Attending.PROTOCOL_VERSION;

  private final Database database;
  private final People people;
  private final StationTable stations;
  private final JournalOutbox outbox;
  private final StatusBoard status;
  private final Supervision supervision;
  private final Sessions sessions;
  private final Denials denials;
  private final RepeatInterceptor repeats;
  private final Presence presence;
  private final List<BindableService> services;
  private final PublishedActas published;
  private final Elsewhere elsewhere;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;

  /**
   * Opens the node of this directory, or begins one.
   *
   * @throws Refusal STORE_IN_USE, STORE_OF_OTHER_PACKAGE, REALM_DIFFERS, EVENT_OF_OTHER_NODE,
   *     DISK_FULL or STORE_FAILED
   */
  public static Node open(NodeConfiguration configuration, ElectionPackage election, Clock clock) {
    return open(configuration, election, clock, StoreSpace.RESERVE, Presence.GRACE);
  }

  /**
   * Opens a node that keeps another reserve of disk free.
   *
   * @param reserve in bytes
   */
  static Node open(
      NodeConfiguration configuration, ElectionPackage election, Clock clock, long reserve) {
    return open(configuration, election, clock, reserve, Presence.GRACE);
  }

  /**
   * Opens a node that waits otherwise for workstations that went away.
   *
   * @param grace after which what was lent there returns to the queue
   */
  static Node open(
      NodeConfiguration configuration,
      ElectionPackage election,
      Clock clock,
      long reserve,
      Duration grace) {
    StoreSpace space = new StoreSpace(configuration.directory(), reserve);
    try {
      DurableFiles.createDirectories(configuration.directory());
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
    Database database = Database.open(configuration.directory(), space);
    boolean open = false;
    try {
      Node node = new Node(configuration, election, clock, space, database, grace);
      open = true;
      return node;
    } finally {
      if (!open) {
        database.close();
      }
    }
  }

  private Node(
      NodeConfiguration configuration,
      ElectionPackage election,
      Clock clock,
      StoreSpace space,
      Database database,
      Duration grace) {
    this.database = database;
    LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
    Journal journal =
        new Journal(database, configuration, catalogue, clock, new Projection(catalogue));
    journal.open(softwareVersion());

    ImageStore images = new ImageStore(configuration.directory().resolve("images"), space);
    people = new People(database);
    stations = new StationTable(database);
    outbox = new JournalOutbox(database, journal, images);
    LeaseBook leases = new LeaseBook(clock, LeaseSeal.of(database));
    NodeFigures figures = new NodeFigures(database, outbox, people, catalogue);
    status =
        new StatusBoard(
            space,
            leases::forgetExpired,
            () -> figures.get().toBuilder().setFreed(leases.freed()).build());
    leases.onChanged(acta -> status.changed());
    journal.onWritten(status::changed);
    outbox.onAcknowledged(status::changed);
    denials = new Denials(journal);
    sessions = new Sessions(people, new LoginLock(clock), journal, clock);
    Cards cards = new Cards(election);
    NightReader night = new NightReader(catalogue, journal, database);
    NightViews views = new NightViews(catalogue, new NodeNightPeople(people, leases, journal));
    supervision = new Supervision(night, views);
    published =
        new PublishedActas(
            catalogue,
            journal,
            database,
            new Author(Optional.empty(), configuration.node().value()),
            () -> {
              status.changed();
              supervision.changed();
            });
    elsewhere =
        new Elsewhere(
            catalogue,
            journal,
            database,
            new Author(Optional.empty(), configuration.node().value()));
    leases.onChanged(acta -> {
      night.lent(acta);
      supervision.changed();
    });
    outbox.onImageAcknowledged(night::imageAcknowledged);
    outbox.onAcknowledged(supervision::changed);
    journal.onWritten(supervision::changed);
    Reassigning reassigning = new Reassigning(catalogue, journal, leases);
    RequestBook requests = new RequestBook(database);
    requests.forgetOld(clock.instant());
    repeats = new RepeatInterceptor(requests);
    presence =
        new Presence(
            configuration.node(),
            UUID.randomUUID().toString(),
            clock,
            grace,
            System::nanoTime,
            station -> leases.returnFrom(station.value()));
    services =
        List.of(
            new NodeEndpoint(description(configuration, election), status, journal),
            new LanEndpoint(
                configuration.node(), election.hash(), clock.instant(), presence, sessions),
            new SessionEndpoint(sessions),
            new AcopioEndpoint(new Acopio(catalogue, journal, database), cards),
            new SobreEndpoint(
                new Sobres(
                    catalogue,
                    journal,
                    database,
                    OperationPeriod.of(configuration.realm(), election),
                    people::name),
                new MissingSobres(catalogue, journal, database),
                new SobreCards(cards, people, journal)),
            new DigitizationEndpoint(
                new Digitizing(catalogue, journal, images),
                new UnidentifiedTray(catalogue, journal, database),
                new StoredImages(database, images),
                cards),
            new CotejoEndpoint(
                new Comparing(catalogue, journal, database, denials), election, people, cards),
            new PackingEndpoint(new Packing(catalogue, journal, database), people, cards),
            new CaptureEndpoint(
                new Capturing(catalogue, journal, database, leases, denials),
                new Differences(catalogue, database),
                election),
            new SupervisionEndpoint(
                night,
                views,
                supervision,
                new ActaLifeViews(
                    night,
                    views,
                    reassigning::options,
                    acta -> database.read(c -> new EventTable().ofActa(c, acta))),
                new IncidentDesk(night, journal, denials),
                reassigning,
                sessions,
                journal));
    // Who sits at the workstation of the node itself.
    server = start(services(call -> configuration.node(), List.of()));
  }

  /**
   * The services of this node, and further ones, for another door than the one of this process.
   *
   * @param callers tells which workstation a call at that door comes from, and refuses others
   */
  public List<ServerServiceDefinition> services(
      CallerStation callers, List<BindableService> further) {
    AccessInterceptor access = new AccessInterceptor(callers, sessions, denials);
    return Stream.concat(services.stream(), further.stream())
        .map(service -> ServerInterceptors.interceptForward(service, access, repeats))
        .toList();
  }

  /** Tells the journal of a machine that was not let in at such a door. */
  public void refused(Fact.StationRefused machine) {
    denials.refused(machine);
  }

  private Server start(List<ServerServiceDefinition> definitions) {
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName("node-" + UUID.randomUUID()).executor(calls);
    definitions.forEach(builder::addService);
    try {
      return builder.build().start();
    } catch (IOException e) {
      throw new IllegalStateException("An in-process server needs nothing that can fail", e);
    }
  }

  private static NodeDescription description(
      NodeConfiguration configuration, ElectionPackage election) {
    return Describing.node(
            configuration.node(), configuration.catd(), configuration.realm(), election)
        .setSoftwareVersion(softwareVersion())
        .build();
  }

  /** The version of this program, as every journal and the centre are told. */
  public static String softwareVersion() {
    return Release.current().version();
  }

  /** A channel to the node's services, to be shut down by who asked for it. */
  public ManagedChannel newChannel() {
    return InProcessChannelBuilder.forAddress(server.getListenSockets().getFirst()).build();
  }

  /** What is still to be sent to the centre. */
  public Outbox outbox() {
    return outbox;
  }

  /** The people who may log in. */
  public PeopleRegister people() {
    return people;
  }

  /** What the centre told of the stations of this CATD. */
  public StationRegister stations() {
    return stations;
  }

  /** What the centre has published. */
  public PublishedRegister published() {
    return published;
  }

  /** What is done to this CATD's actas at the centre. */
  public CentreRegister elsewhere() {
    return elsewhere;
  }

  /** Where to tell how the link to the centre is. */
  public LinkState link() {
    return status;
  }

  /** Ends every call and closes the store. */
  @Override
  public void close() {
    presence.close();
    server.shutdownNow();
    status.close();
    supervision.close();
    calls.close();
    database.close();
  }
}
