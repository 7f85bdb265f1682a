package mx.openprep.centre;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.IdentifiedBy;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import mx.openprep.people.PersonId;

/** A node's journal, written as a node writes it. */
public final class TestJournal {
  private static final Instant NIGHT = Instant.parse("2024-06-03T02:00:00Z");

  private final NodeId node;
  private final Realm realm;
  private final List<byte[]> envelopes = new ArrayList<>();
  private EventHash last = EventHash.NONE;

  public TestJournal(String node, Realm realm) {
    this.node = new NodeId(node);
    this.realm = realm;
  }

  public NodeId node() {
    return node;
  }

  /** All entries, the first at index 0. */
  public List<byte[]> envelopes() {
    return envelopes;
  }

  /** The last so many entries. */
  public List<byte[]> last(int count) {
    return envelopes.subList(envelopes.size() - count, envelopes.size());
  }

  public TestJournal session(String person) {
    return add(person, new Fact.SessionOpened(List.of("CAPTURISTA")));
  }

  public TestJournal add(String person, ActaFact fact) {
    return add(person, new Fact.OfActa(fact));
  }

  public TestJournal add(String person, Fact fact) {
    return addRaw(EventCodec.encode(event(UuidCreator.getTimeOrderedEpoch(), person, fact)));
  }

  /** The event that would come next, with an id of choice. */
  public Event event(UUID id, String person, Fact fact) {
    return new Event(
        node,
        envelopes.size() + 1L,
        id,
        realm,
        Optional.of(new PersonId(person)),
        node.value(),
        NIGHT.plusSeconds(envelopes.size()),
        Duration.ZERO,
        last,
        fact);
  }

  public TestJournal addRaw(byte[] envelope) {
    envelopes.add(envelope);
    last = EventHash.of(envelope);
    return this;
  }

  public TestJournal acopiada(ActaId acta) {
    return add("ana", new ActaFact.Acopiada(acta, DocumentType.ACTA_PREP, "F", IdentifiedBy.QR));
  }

  public TestJournal identified(ActaId acta, ImageHash image) {
    return add(
        "ana",
        new ActaFact.ImageIdentified(
            acta, image, IdentifiedBy.QR, Origin.CATD, Digitization.ESCANER, Optional.empty()));
  }

  public TestJournal captured(
      ElectionPackage election,
      ActaId acta,
      ImageHash image,
      CaptureRound round,
      String person,
      int votes) {
    return add(
        person,
        new ActaFact.Captured(acta, image, round, everyField(election, acta, votes), NIGHT));
  }

  /** The five events from acopio to verified, each field keyed as the given number. */
  public TestJournal verified(ElectionPackage election, ActaId acta, int votes) {
    ImageHash image = image(acta);
    return acopiada(acta)
        .identified(acta, image)
        .captured(election, acta, image, CaptureRound.FIRST, "berta", votes)
        .captured(election, acta, image, CaptureRound.SECOND, "carla", votes);
  }

  public static ImageHash image(ActaId acta) {
    return ImageHash.of(acta.value().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static Map<FieldId, FieldValue> everyField(
      ElectionPackage election, ActaId acta, int votes) {
    ExpectedActa expected = election.acta(acta).orElseThrow();
    Map<FieldId, FieldValue> values = new HashMap<>();
    for (FormField field : FormDefinition.of(election, expected).keyed()) {
      values.put(field.id(), FieldValue.votes(votes));
    }
    return values;
  }
}
