package mx.openprep.centre.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.BlockingClientCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.publication.CutOutcome;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.PublishedRow;
import mx.openprep.v1.DownlinkMessage;
import mx.openprep.v1.DownlinkRequest;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.PublishedChanges;
import mx.openprep.v1.PublishedInCut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a station is told of what is published, over the real door, from real cuts. */
@ExtendWith(CentreExtension.class)
class DownlinkTest {
  @TempDir Path directory;
  private RealCentre centre;
  private Publisher publisher;
  private TestStation station;
  private TestJournal journal;
  private final List<BlockingClientCall<?, DownlinkMessage>> calls = new ArrayList<>();

  @BeforeEach
  void open(SharedPostgres postgres) throws Exception {
    centre =
        RealCentre.start(
            directory, postgres.newDatabase(), "--openprep.publication.scheduled=false");
    publisher = centre.bean(Publisher.class);
    publisher.cutNow();
    station = centre.enrol("CATD-001");
    journal = station.newJournal();
  }

  @AfterEach
  void close() {
    calls.forEach(call -> call.cancel("done", null));
    station.close();
    centre.close();
  }

  private ExpectedActa acta(int index) {
    return centre.election().actas(new mx.openprep.election.CatdId("CATD-001")).get(index);
  }

  private static byte[] jpeg(ExpectedActa acta) {
    byte[] text = ("imagen de " + acta.id()).getBytes(StandardCharsets.UTF_8);
    byte[] jpeg = new byte[text.length + 5];
    System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, jpeg, 0, 3);
    System.arraycopy(text, 0, jpeg, 3, text.length);
    jpeg[jpeg.length - 2] = (byte) 0xFF;
    jpeg[jpeg.length - 1] = (byte) 0xD9;
    return jpeg;
  }

  /** Its five events and its image reach the centre. */
  private void verified(ExpectedActa acta, int votes) throws Exception {
    ImageHash image = ImageHash.of(jpeg(acta));
    int before = journal.envelopes().size();
    journal
        .acopiada(acta.id())
        .identified(acta.id(), image)
        .captured(centre.election(), acta.id(), image, CaptureRound.FIRST, "berta", votes)
        .captured(centre.election(), acta.id(), image, CaptureRound.SECOND, "carla", votes);
    send(before);
    station.upload(image, jpeg(acta), 0);
  }

  private void send(int from) throws Exception {
    station.append(List.copyOf(journal.envelopes().subList(from, journal.envelopes().size())));
  }

  private long cut() {
    return switch (publisher.cutNow()) {
      case CutOutcome.Published(long number, var _) -> number;
      case CutOutcome other -> throw new AssertionError(other);
    };
  }

  private BlockingClientCall<?, DownlinkMessage> follow(long through) {
    BlockingClientCall<?, DownlinkMessage> call =
        station.stub().downlink(DownlinkRequest.newBuilder().setPublishedThrough(through).build());
    calls.add(call);
    return call;
  }

  /** What is said up to and including this cut. */
  private static List<PublishedInCut> told(BlockingClientCall<?, DownlinkMessage> call, long cut)
      throws Exception {
    List<PublishedInCut> told = new ArrayList<>();
    while (true) {
      DownlinkMessage message = Objects.requireNonNull(call.read(30, TimeUnit.SECONDS));
      if (message.hasPublished()) {
        PublishedChanges part = message.getPublished();
        told.addAll(part.getActasList());
        if (part.getThrough() == cut) {
          return told;
        }
      }
    }
  }

  private PublishedActa row(ExpectedActa acta, Map<FieldId, FieldValue> values) {
    return PublishedRow.of(
        centre.election(),
        acta,
        CountingDecision.verified(
            FormDefinition.of(centre.election(), acta), values, acta, centre.election().rules()),
        values,
        Optional.of(ImageHash.of(jpeg(acta))));
  }

  private Map<FieldId, FieldValue> votes(ExpectedActa acta, int votes) {
    return TestJournal.everyField(centre.election(), acta.id(), votes);
  }

  @Test
  void aCutTellsItsChangesAndWhatItKnewOfTheNode() throws Exception {
    verified(acta(3), 7);
    BlockingClientCall<?, DownlinkMessage> call = follow(0);

    long first = cut();
    PublishedInCut told = told(call, first).getFirst();
    assertThat(told.getActa()).isEqualTo(row(acta(3), votes(acta(3), 7)));
    assertThat(told.getCut()).isEqualTo(first);
    assertThat(told.getNodeSequence()).isEqualTo(4);

    verified(acta(4), 9);
    long second = cut();
    assertThat(told(call, second))
        .as("only what changed")
        .extracting(PublishedInCut::getActa)
        .containsExactly(row(acta(4), votes(acta(4), 9)));
    assertThat(told(call, cut())).as("nothing changed, and yet the cut is known").isEmpty();
  }

  @Test
  void aStationGoesOnFromTheCutItKnows() throws Exception {
    verified(acta(3), 7);
    long first = cut();
    verified(acta(4), 9);
    long second = cut();

    assertThat(told(follow(first), second))
        .extracting(told -> told.getActa().getActa())
        .containsExactly(acta(4).id().value());
    assertThat(told(follow(0), second)).hasSize(2);
    assertThat(told(follow(second + 50), second))
        .as("a centre restored from an older copy tells all again")
        .hasSize(2);
  }

  @Test
  void aCorrectionIsInTheNextCutAndTheEarlierFigureInThePast() throws Exception {
    ExpectedActa acta = acta(3);
    verified(acta, 7);
    long before = cut();
    BlockingClientCall<?, DownlinkMessage> call = follow(before);
    int sent = journal.envelopes().size();
    FieldId field = FieldId.NULOS;
    journal
        .add(
            "vera",
            new ActaFact.CorrectionProposed(
                acta.id(), Map.of(field, FieldValue.votes(8)), "El papel dice ocho"))
        .add("coco", new ActaFact.CorrectionDecided(acta.id(), true, "Se ve en el papel"));
    send(sent);

    long after = cut();

    Map<FieldId, FieldValue> corrected = votes(acta, 7);
    corrected.put(field, FieldValue.votes(8));
    assertThat(told(call, after))
        .extracting(PublishedInCut::getActa)
        .containsExactly(row(acta, corrected));
    assertThat(
            centre
                .jdbc()
                .sql("select cut from published_acta where acta = ? order by cut")
                .param(acta.id().value())
                .query(Long.class)
                .list())
        .containsExactly(before, after);
  }

  @Test
  void whatOneWhoKeyedApprovesIsAnIncidentAndChangesNothing() throws Exception {
    ExpectedActa acta = acta(3);
    verified(acta, 7);
    int sent = journal.envelopes().size();
    journal
        .add(
            "vera",
            new ActaFact.CorrectionProposed(
                acta.id(), Map.of(FieldId.NULOS, FieldValue.votes(8)), "El papel dice ocho"))
        .add("vera", new ActaFact.CorrectionDecided(acta.id(), true, "lo digo yo"))
        .add("berta", new ActaFact.CorrectionDecided(acta.id(), true, "lo tecleé yo"));
    send(sent);
    long cut = cut();
    assertThat(told(follow(0), cut))
        .extracting(PublishedInCut::getActa)
        .containsExactly(row(acta, votes(acta, 7)));
    assertThat(centre.incidents(station.name())).containsExactly("F302", "F302");
  }

  @Test
  void manyActasComeInPartsAndOtherCatdsAreNotTold() throws Exception {
    List<ExpectedActa> ours = centre.election().actas(new mx.openprep.election.CatdId("CATD-001"));
    int many = Math.min(80, ours.size());
    for (int i = 0; i < many; i++) {
      verified(acta(i), 5);
    }
    long cut = cut();
    assertThat(told(follow(0), cut)).hasSize(many);
    try (TestStation other = centre.enrol("CATD-002")) {
      BlockingClientCall<?, DownlinkMessage> call =
          other.stub().downlink(DownlinkRequest.getDefaultInstance());
      calls.add(call);
      assertThat(told(call, cut)).isEmpty();
    }
  }
}
