package mx.openprep.centre.mirror;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.centre.cut.PublishedFile;

/**
 * Which packages are cheaper than the single files they hold. A request counts like so many bytes
 * more, for a file costs its round trip too.
 */
final class DownloadPlan {
  private static final long REQUEST = 32 << 10;

  private DownloadPlan() {}

  /** The packages to download, newest first; what is missing after them comes by single files. */
  static List<PackageIndex.Entry> packages(
      Collection<PublishedFile> missing, PackageIndex index, long cut) {
    Map<Long, Long> singles = new TreeMap<>();
    for (PublishedFile file : missing) {
      singles.merge(
          Addresses.cutOf(file.address()).orElseThrow(), file.size() + REQUEST, Long::sum);
    }
    Map<Long, PackageIndex.Entry> deltas = new HashMap<>();
    for (PackageIndex.Entry entry : index.packages()) {
      if (entry.kind() == PackageIndex.Kind.DELTA) {
        deltas.put(entry.cut(), entry);
      }
    }
    Choice best = from(0, singles, deltas, Optional.empty());
    for (PackageIndex.Entry entry : index.packages()) {
      if (entry.kind() == PackageIndex.Kind.FULL && entry.cut() <= cut) {
        // What a later cut still shows of the folders up to here, this package holds.
        Choice full = from(entry.cut() + 1, singles, deltas, Optional.of(entry));
        best = full.cost() < best.cost() ? full : best;
      }
    }
    return best.packages().reversed();
  }

  private record Choice(long cost, List<PackageIndex.Entry> packages) {}

  private static Choice from(
      long first,
      Map<Long, Long> singles,
      Map<Long, PackageIndex.Entry> deltas,
      Optional<PackageIndex.Entry> full) {
    List<PackageIndex.Entry> packages = new ArrayList<>(full.stream().toList());
    long cost = full.map(entry -> entry.size() + REQUEST).orElse(0L);
    for (Map.Entry<Long, Long> folder : singles.entrySet()) {
      if (folder.getKey() < first) {
        continue;
      }
      Optional<PackageIndex.Entry> delta =
          Optional.ofNullable(deltas.get(folder.getKey()))
              .filter(entry -> entry.size() + REQUEST < folder.getValue());
      cost += delta.map(entry -> entry.size() + REQUEST).orElse(folder.getValue());
      delta.ifPresent(packages::add);
    }
    return new Choice(cost, packages);
  }
}
