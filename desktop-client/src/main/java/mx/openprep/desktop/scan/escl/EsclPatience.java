package mx.openprep.desktop.scan.escl;

import java.time.Duration;

/**
 * How long a scanner may take for what. Nothing it does, or leaves undone, is waited for longer.
 *
 * @param connect for taking up the connection, encryption included
 * @param answer for the first byte of an answer; must cover a page's way under the lamp
 * @param silence longest pause between two bytes of an answer
 * @param page for one page altogether, also while the scanner asks to wait
 * @param busy how long a scanner that works for somebody else is asked again
 * @param again between two questions when the scanner does not say when to ask again
 * @param farewell for telling the scanner that a job is over
 */
public record EsclPatience(
    Duration connect,
    Duration answer,
    Duration silence,
    Duration page,
    Duration busy,
    Duration again,
    Duration farewell) {
  /** For devices as they are sold. */
  public static final EsclPatience USUAL =
      new EsclPatience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofSeconds(180),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));
}
