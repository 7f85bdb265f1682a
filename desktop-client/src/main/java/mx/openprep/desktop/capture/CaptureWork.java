package mx.openprep.desktop.capture;

import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.ClaimRequest;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;

/** Which captures a person has sat down for. */
public enum CaptureWork {
  FIRST(CaptureRound.FIRST, "home.first"),
  SECOND(CaptureRound.SECOND, "home.second"),
  /** Only the fields in dispute, by somebody who keyed neither of the two. */
  THIRD(CaptureRound.THIRD, "home.third"),
  /** The coordinador decides, from the image and with a reason, what three people could not. */
  ADJUDICATION(CaptureRound.CAPTURE_ROUND_UNSPECIFIED, "home.adjudication");

  private final CaptureRound round;
  private final String titleKey;

  CaptureWork(CaptureRound round, String titleKey) {
    this.round = round;
    this.titleKey = titleKey;
  }

  String titleKey() {
    return titleKey;
  }

  /** The whole form is keyed, so that its sum says something. */
  public boolean isWholeForm() {
    return this == FIRST || this == SECOND;
  }

  /** How many actas wait for it at the node, whoever may key them. */
  int waiting(NodeStatus status) {
    WorkSummary waiting = status.getWork();
    return switch (this) {
      case FIRST -> waiting.getWaitingFirstCapture();
      case SECOND -> waiting.getWaitingSecondCapture();
      case THIRD -> waiting.getWaitingThirdCapture();
      case ADJUDICATION -> waiting.getWaitingAdjudication();
    };
  }

  ClaimRequest claim() {
    return ClaimRequest.newBuilder().setRound(round).setAdjudication(this == ADJUDICATION).build();
  }
}
