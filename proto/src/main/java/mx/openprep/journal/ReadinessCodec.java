package mx.openprep.journal;

import mx.openprep.readiness.ReadinessFinding;
import mx.openprep.readiness.ReadinessReport;
import mx.openprep.v1.ReadinessItem;
import mx.openprep.v1.ReadinessReported;

/** The readiness of a workstation as a message of the contract and back. */
public final class ReadinessCodec {
  private ReadinessCodec() {}

  public static ReadinessReported encode(ReadinessReport report) {
    return ReadinessReported.newBuilder()
        .addAllItems(
            report.items().stream()
                .map(item ->
                    ReadinessItem.newBuilder()
                        .setFinding(item.finding().name())
                        .setValue(item.value())
                        .build())
                .toList())
        .build();
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is no whole report
   */
  public static ReadinessReport decode(ReadinessReported wire) {
    return new ReadinessReport(
        wire.getItemsList().stream()
            .map(item ->
                new mx.openprep.readiness.ReadinessItem(
                    ReadinessFinding.valueOf(item.getFinding()), item.getValue()))
            .toList());
  }
}
