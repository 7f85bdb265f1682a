package mx.openprep.desktop.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.FieldId;
import mx.openprep.v1.CaptureTask;

/**
 * What may be worth a second look once the whole form is keyed. From this one's figures and the
 * catalogue alone: it knows no other capture. More than a third of all actas differ in their own
 * total, so none of this is an error, and none of it blocks (DOMAIN §5).
 */
sealed interface SecondLook {
  /** The votes add up to another number than the total written on the acta. */
  record TotalDiffers(int sum, int written) implements SecondLook {}

  /** The votes are more than the lista nominal with the representatives allowed. */
  record ExceedsList(int sum, int most) implements SecondLook {}

  /** What is found on the whole form; nothing on a part of one. */
  static List<SecondLook> at(CaptureTask task, CaptureForm form, boolean wholeForm) {
    Optional<Integer> sum = wholeForm ? form.sum() : Optional.empty();
    List<SecondLook> found = new ArrayList<>();
    if (sum.isPresent()) {
      form.writtenTotal()
          .filter(written -> !written.equals(sum.get()))
          .ifPresent(written -> found.add(new TotalDiffers(sum.get(), written)));
      if (task.hasMostVotes() && sum.get() > task.getMostVotes()) {
        found.add(new ExceedsList(sum.get(), task.getMostVotes()));
      }
    }
    return List.copyOf(found);
  }

  /** Whether it speaks of this field. */
  default boolean concerns(FieldEntry entry, int largestVote) {
    return switch (this) {
      case TotalDiffers _ -> entry.field().equals(FieldId.TOTAL_ASENTADO);
      // A slip that lifts the sum above the list stands where the most votes are.
      case ExceedsList _ -> entry.isVote() && entry.votes().equals(Optional.of(largestVote));
    };
  }
}
