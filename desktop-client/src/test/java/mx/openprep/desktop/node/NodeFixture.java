package mx.openprep.desktop.node;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WatchStatusRequest;

/** A real node on a real disk, with its people. */
final class NodeFixture implements AutoCloseable {
  static final NodeId NODE = new NodeId("CATD-001-A");

  final ElectionPackage election;
  final TestClock clock = new TestClock();
  final NodeConfiguration configuration;
  private final Map<String, Client> clients = new HashMap<>();
  private Node node;
  private ManagedChannel channel;

  NodeFixture(Path directory) {
    this(directory, TestElections.mini());
  }

  NodeFixture(Path directory, ElectionPackage election) {
    this.election = election;
    configuration = new NodeConfiguration(directory, NODE, TestElections.CATD, Realm.PRACTICE);
    node = Node.open(configuration, election, clock);
    channel = node.newChannel();
    node.people().replace(TestPeople.all());
  }

  void restart() {
    close();
    restarted();
  }

  private void restarted() {
    node = Node.open(configuration, election, clock);
    channel = node.newChannel();
  }

  Node node() {
    return node;
  }

  /** Closes the node and opens it with its derived tables folded anew. */
  void rebuilt() {
    close();
    Database database =
        Database.open(
            configuration.directory(),
            new StoreSpace(configuration.directory(), StoreSpace.RESERVE));
    try {
      LocalCatalogue catalogue = new LocalCatalogue(election, configuration.catd());
      new Journal(database, configuration, catalogue, clock, new Projection(catalogue)).rebuild();
    } finally {
      database.close();
    }
    restarted();
  }

  /** How the node says it is. */
  NodeStatus status() {
    return NodeServiceGrpc.newBlockingStub(as(Role.SUPERVISOR).channel)
        .watchStatus(WatchStatusRequest.getDefaultInstance())
        .next();
  }

  ManagedChannel channel() {
    return channel;
  }

  /** The person, logged in. */
  Client as(String person) {
    return clients.computeIfAbsent(person, id -> Client.logIn(channel, id));
  }

  Client as(Role role) {
    return as(TestPeople.idOf(role));
  }

  /** An acta of our CATD. */
  ExpectedActa acta(int index) {
    return election.actas(TestElections.CATD).get(index);
  }

  String qr(ExpectedActa acta) {
    return TestElections.qr(election, acta);
  }

  /** Received and scanned: the first capture is due. */
  void digitized(ExpectedActa acta) {
    as(Role.ACOPIADOR).receive(acta);
    as(Role.DIGITALIZADOR).digitize(Client.jpeg("imagen de " + acta.id()), qr(acta));
  }

  /** One person keys the next acta of this round. */
  void captured(String person, CaptureRound round, int votes) {
    Client client = as(person);
    client.submit(client.claim(round), votes);
  }

  /** A whole first capture. */
  static ActaFact first(ElectionPackage election, ExpectedActa acta, ImageHash image) {
    Map<FieldId, FieldValue> values =
        FormDefinition.of(election, acta).keyed().stream()
            .collect(Collectors.toMap(FormField::id, field -> FieldValue.votes(7)));
    return new ActaFact.Captured(
        acta.id(), image, mx.openprep.acta.CaptureRound.FIRST, values, Instant.EPOCH);
  }

  /** Every event, after checking that the chain is whole. */
  List<Event> events() {
    List<byte[]> envelopes = node.outbox().eventsAfter(0, Integer.MAX_VALUE);
    ChainVerifier verifier = new ChainVerifier(NODE, Realm.PRACTICE, JournalHead.EMPTY);
    envelopes.forEach(envelope ->
        verifier
            .accept(envelope)
            .ifPresent(fault -> {
              throw new AssertionError("The chain is broken: " + fault);
            }));
    return envelopes.stream().map(NodeFixture::decoded).toList();
  }

  private static Event decoded(byte[] envelope) {
    try {
      return EventCodec.decode(envelope);
    } catch (MalformedEventException e) {
      throw new AssertionError(e);
    }
  }

  <F extends Fact> List<F> facts(Class<F> type) {
    return events().stream().map(Event::fact).filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    clients.clear();
    channel.shutdownNow();
    node.close();
  }
}
