package mx.openprep.acta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The paper and the image of an acta so far.
 *
 * @param reception empty while only a phone photo exists
 * @param picture the image captures are made from and that is published
 * @param replaced earlier images, oldest first: kept, never published
 */
public record Trail(Optional<Reception> reception, Picture picture, List<Picture> replaced) {
  public Trail {
    replaced = List.copyOf(replaced);
  }

  /** FECHA_HORA_ACOPIO: the moment of the photo, or the reception of the sobre. */
  public Instant acopio() {
    return picture
        .photographed()
        .or(() -> reception.map(r -> r.deed().time()))
        .orElse(picture.deed().time());
  }

  Trail received(Reception by) {
    return new Trail(Optional.of(by), picture, replaced);
  }

  /** Another image, or one of these again: each image stands once. */
  Trail replacedBy(Picture better) {
    List<Picture> old = new ArrayList<>(replaced);
    old.add(picture);
    old.removeIf(p -> p.image().equals(better.image()));
    return new Trail(reception, better, old);
  }

  /** Whether this image is or was filed under the acta. */
  public boolean knows(ImageHash image) {
    return picture.image().equals(image)
        || replaced.stream().anyMatch(p -> p.image().equals(image));
  }
}
