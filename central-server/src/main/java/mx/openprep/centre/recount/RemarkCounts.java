package mx.openprep.centre.recount;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.database.Remark;
import mx.openprep.message.MessageCode;

/** Remarks that say the same count once; of each code only so many different ones are kept. */
final class RemarkCounts {
  private record Saying(MessageCode code, List<String> details) {}

  private final int mostOfACode;
  private final Map<Saying, CountedRemark> counted = new LinkedHashMap<>();
  private final Map<MessageCode, Integer> different = new HashMap<>();

  RemarkCounts(int mostOfACode) {
    this.mostOfACode = mostOfACode;
  }

  void add(Remark remark) {
    Saying saying = new Saying(remark.code(), remark.details());
    if (!counted.containsKey(saying)
        && different.merge(remark.code(), 1, Integer::sum) > mostOfACode) {
      saying = new Saying(remark.code(), List.of());
    }
    counted.merge(
        saying,
        new CountedRemark(remark, 1),
        (before, _) -> new CountedRemark(before.first(), before.times() + 1));
  }

  List<CountedRemark> all() {
    return List.copyOf(counted.values());
  }
}
