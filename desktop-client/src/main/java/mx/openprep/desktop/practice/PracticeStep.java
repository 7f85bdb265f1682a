package mx.openprep.desktop.practice;

import com.google.protobuf.ByteString;
import mx.openprep.desktop.exercise.Marking;
import mx.openprep.v1.CaptureTask;

/** Where a practice stands. */
sealed interface PracticeStep {
  /** Nothing is at hand: what to practise is to be chosen. */
  record Choosing() implements PracticeStep {}

  /** An acta, or what came of one, is on its way. */
  record Preparing() implements PracticeStep {}

  /** The person keys, on the screens of capture. */
  record Keying() implements PracticeStep {}

  /** What came of the acta just sent. */
  record Feedback(Marking marking, CaptureTask task, ByteString jpeg) implements PracticeStep {}

  /** The person has had enough, or there are no more actas. */
  record Finished() implements PracticeStep {}
}
