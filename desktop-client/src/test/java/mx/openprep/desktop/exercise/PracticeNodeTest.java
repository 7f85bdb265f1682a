package mx.openprep.desktop.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.PaperField;
import mx.openprep.desktop.app.ui.NodeApi;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.PageFault;
import mx.openprep.desktop.scan.PageFile;
import mx.openprep.desktop.scan.ProcessedPage;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.DescribeRequest;
import mx.openprep.v1.FormFieldView;
import mx.openprep.v1.GetImageRequest;
import mx.openprep.v1.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeNodeTest {
  @TempDir Path directory;

  private final ElectionPackage election = TestElections.mini();

  private PracticeNode open() {
    return PracticeNode.open(
        directory.resolve("practice"), election, TestElections.CATD, Clock.systemUTC(), 8);
  }

  private static NodeApi api(PracticeNode node) {
    NodeApi api = new NodeApi();
    api.connect(node.channel());
    api.useSession(node.session());
    return api;
  }

  private static CaptureTask claim(NodeApi api, CaptureRound round) {
    return api.capture().claim(ClaimRequest.newBuilder().setRound(round).build());
  }

  @Test
  void itsActasAreOfAnotherRealmAndStrangersToTheRealElection() throws IOException {
    try (PracticeNode node = open()) {
      NodeApi api = api(node);
      assertThat(api.node().describe(DescribeRequest.getDefaultInstance()).getRealm())
          .isEqualTo(Realm.PRACTICE);
      ExerciseActa dealt = node.dealWhole().orElseThrow();
      CaptureTask task = claim(api, CaptureRound.FIRST);
      assertThat(task.getActa().getActa()).isEqualTo(dealt.acta().id().value());
      byte[] jpeg =
          api.digitization()
              .getImage(GetImageRequest.newBuilder().setImage(task.getImage()).build())
              .getJpeg()
              .toByteArray();

      ProcessedPage page =
          new ImagePipeline(Optional.of(election.hash().brief()))
              .process(PageFile.read(jpeg).getFirst());
      assertThat(page.qr())
          .as("a page of practice that comes before a real scanner")
          .hasValueSatisfying(qr -> assertThat(qr).doesNotContain(election.hash().brief()));
      assertThat(page.kinds()).contains(PageFault.Kind.OTHER_ELECTION);
    }
  }

  @Test
  void inDisputeIsWhatTheActaTeachesAndOneFieldMore() {
    try (PracticeNode node = open()) {
      NodeApi api = api(node);
      ExerciseActa dealt = node.dealDisputed().orElseThrow();
      CaptureTask task = claim(api, CaptureRound.THIRD);
      assertThat(task.getFieldsList())
          .extracting(FormFieldView::getField)
          .hasSize(dealt.lessons().size() + 1)
          .containsAll(dealt.lessons().keySet().stream().map(FieldId::value).toList());
    }
  }

  @Test
  void nothingOfItIsLeft() throws IOException {
    Path place = directory.resolve("practice");
    try (PracticeNode node = open()) {
      node.dealWhole();
      try (Stream<Path> files = Files.list(place)) {
        assertThat(files).isNotEmpty();
      }
    }
    assertThat(place).doesNotExist();
  }

  @Test
  void whatACrashLeftBehindIsGoneWithTheNextPractice() throws IOException {
    Path left = Files.createDirectories(directory.resolve("practice").resolve("images"));
    Files.writeString(left.resolve("half.jpg"), "half an image");
    try (PracticeNode node = open()) {
      assertThat(left.resolve("half.jpg")).doesNotExist();
      assertThat(node.dealWhole()).isPresent();
    }
  }

  @Test
  void theFirstActaIsEasy() {
    try (PracticeNode node = open()) {
      ExerciseActa first = node.dealWhole().orElseThrow();
      assertThat(first.foreign()).isFalse();
      assertThat(first.written().entries().values())
          .as("fields that are not written twice alike")
          .filteredOn(entry ->
              !(entry.paper().digits() instanceof PaperField.Writing.Figure)
                  || !entry.paper().digits().equals(entry.paper().words()))
          .hasSize(1);
    }
  }

  @Test
  void aCatdWithoutActasHasNothingToPractiseWith() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                PracticeNode.open(
                    directory.resolve("practice"),
                    election,
                    new CatdId("CATD-999"),
                    Clock.systemUTC(),
                    1));
    assertThat(refusal.code()).isEqualTo(MessageCode.PRACTICE_WITHOUT_ACTAS);
  }
}
