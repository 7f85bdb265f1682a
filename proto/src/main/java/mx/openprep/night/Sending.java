package mx.openprep.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;

/** Which settled actas the centre holds whole: their figures and their image (ADR 7). */
public final class Sending {
  private record Settled(ActaId acta, ImageHash image) {}

  private final NavigableMap<Long, List<Settled>> figuresWait = new TreeMap<>();
  private final Map<ImageHash, ActaId> imageWaits = new HashMap<>();
  private final Set<ImageHash> waitingImages = new HashSet<>();
  private long acknowledged;

  public void imageWaits(ImageHash image) {
    waitingImages.add(image);
  }

  /** Figures were settled by this entry of the journal; they wait until the centre holds it. */
  public void settled(ActaId acta, ImageHash image, long sequence) {
    figuresWait.computeIfAbsent(sequence, _ -> new ArrayList<>()).add(new Settled(acta, image));
  }

  /** The centre holds the journal up to here: the actas that are now there whole. */
  public List<ActaId> acknowledged(long sequence) {
    acknowledged = Math.max(acknowledged, sequence);
    List<ActaId> whole = new ArrayList<>();
    NavigableMap<Long, List<Settled>> there = figuresWait.headMap(acknowledged, true);
    for (Settled settled : there.values().stream().flatMap(List::stream).toList()) {
      if (waitingImages.contains(settled.image())) {
        imageWaits.put(settled.image(), settled.acta());
      } else {
        whole.add(settled.acta());
      }
    }
    there.clear();
    return whole;
  }

  /** The centre holds this image: the acta that is now there whole, if any. */
  public List<ActaId> imageAcknowledged(ImageHash image) {
    waitingImages.remove(image);
    ActaId acta = imageWaits.remove(image);
    return acta == null ? List.of() : List.of(acta);
  }
}
