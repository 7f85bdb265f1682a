package mx.openprep.incident;

import java.util.UUID;

/** The id of the event that is the incident: raised as such, or a denial, a damaged image. */
public record IncidentId(UUID value) {
  /**
   * The id of its text.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static IncidentId parse(String text) {
    return new IncidentId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
