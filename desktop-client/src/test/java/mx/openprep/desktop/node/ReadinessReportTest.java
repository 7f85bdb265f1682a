package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mx.openprep.desktop.fake.FakeSetup;
import mx.openprep.journal.Fact;
import mx.openprep.journal.ReadinessCodec;
import mx.openprep.message.MessageCode;
import mx.openprep.v1.NodeServiceGrpc;
import mx.openprep.v1.ReadinessItem;
import mx.openprep.v1.ReadinessReported;
import mx.openprep.v1.ReportReadinessRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workstation says about itself becomes an event, before anybody can log in. */
class ReadinessReportTest {
  @TempDir java.nio.file.Path directory;

  @Test
  void aReportIsWrittenUnderTheWorkstationsName() {
    try (NodeFixture node = new NodeFixture(directory)) {
      report(node, ReadinessCodec.encode(FakeSetup.bad()));
      assertThat(node.facts(Fact.ReadinessReported.class))
          .containsExactly(new Fact.ReadinessReported(FakeSetup.bad()));
    }
  }

  @Test
  void whatIsNoWholeReportIsRefused() {
    try (NodeFixture node = new NodeFixture(directory)) {
      ReadinessReported half =
          ReadinessReported.newBuilder()
              .addItems(ReadinessItem.newBuilder().setFinding("DISK_ROOM").setValue("1"))
              .build();
      ReadinessReported unknown =
          ReadinessReported.newBuilder()
              .addItems(ReadinessItem.newBuilder().setFinding("ALL_WELL"))
              .build();
      assertThat(Client.refusal(() -> report(node, half)))
          .isEqualTo(Optional.of(MessageCode.VALUE_NOT_ALLOWED));
      assertThat(Client.refusal(() -> report(node, unknown)))
          .isEqualTo(Optional.of(MessageCode.VALUE_NOT_ALLOWED));
      assertThat(node.facts(Fact.ReadinessReported.class)).isEmpty();
    }
  }

  private static void report(NodeFixture node, ReadinessReported report) {
    NodeServiceGrpc.newBlockingStub(node.channel())
        .reportReadiness(ReportReadinessRequest.newBuilder().setReport(report).build());
  }
}
