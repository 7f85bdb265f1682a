package mx.openprep.desktop.lan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.openprep.acta.ImageHash;

/**
 * Names of requests. One that got no answer keeps its name: when the same is asked again, by the
 * program or by a person who presses the key once more, the host knows that it is the same.
 */
final class RequestNames {
  private static final int REMEMBERED = 128;

  private final Map<String, String> unanswered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What is asked: the method and all that is said. */
  static String question(String method, byte[] content) {
    return method + " " + ImageHash.of(content).hex();
  }

  synchronized String nameOf(String question) {
    return unanswered.computeIfAbsent(question, q -> UUID.randomUUID().toString());
  }

  synchronized void answered(String question) {
    unanswered.remove(question);
  }
}
