package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.desktop.node.TestElections;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.PageFault;
import mx.openprep.desktop.station.CentreAddress;
import mx.openprep.desktop.station.StationName;
import mx.openprep.desktop.station.TestIdentities;
import mx.openprep.desktop.sync.TestAuthority;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageBriefTest {
  @TempDir Path directory;

  private final ElectionPackage election = TestElections.mini();

  @Test
  void anActaOfAnotherElectionStopsAtThePictureOnceTheStationIsEnrolled() throws IOException {
    PackageBrief brief = new PackageBrief(directory);
    ImagePipeline pipeline = new ImagePipeline(brief);
    BufferedImage ours = new ActaPrinter(election, Realm.DRILL).page(election.actas().getFirst());
    BufferedImage other =
        new ActaPrinter(election.forPractice(), Realm.DRILL).page(election.actas().getFirst());
    assertThat(brief.get()).isEmpty();
    assertThat(pipeline.process(other).kinds())
        .as("which election is ours is not known yet")
        .doesNotContain(PageFault.Kind.OTHER_ELECTION);

    StationName name = new StationName(Realm.DRILL, TestElections.CATD, new NodeId("CATD-001-A"));
    TestIdentities.enrolled(
        directory,
        new CentreAddress("localhost", 1),
        name,
        election.hash(),
        key -> new TestAuthority().chain(key, name, Instant.now().plusSeconds(3_600)));

    assertThat(brief.get()).contains(election.hash().brief());
    assertThat(pipeline.process(other).kinds()).contains(PageFault.Kind.OTHER_ELECTION);
    assertThat(pipeline.process(ours).kinds()).doesNotContain(PageFault.Kind.OTHER_ELECTION);
  }
}
