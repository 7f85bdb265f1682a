package mx.openprep.election;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A place in a YAML file; what the schema has already refused reads as if it were absent. */
record YamlNode(YamlDocument document, JsonNode node, String pointer) {

  YamlNode get(String key) {
    return new YamlNode(document, node.path(key), pointer + "/" + key);
  }

  boolean isPresent() {
    return !node.isMissingNode();
  }

  boolean isSound() {
    return isPresent() && document.isSound(pointer);
  }

  List<YamlNode> items() {
    List<YamlNode> items = new ArrayList<>();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        items.add(new YamlNode(document, node.get(i), pointer + "/" + i));
      }
    }
    return items;
  }

  Optional<String> text() {
    return isSound() && node.isString() ? Optional.of(node.asString()) : Optional.empty();
  }

  Optional<String> text(String key) {
    return get(key).text();
  }

  /** A text that the schema demands, in a node that is sound. */
  String requiredText(String key) {
    return get(key).node().asString();
  }

  /** The words of a list of texts. */
  List<String> texts() {
    return items().stream().flatMap(i -> i.text().stream()).toList();
  }

  /** The keys of an object, in their order. */
  List<String> keys() {
    return node.isObject() ? List.copyOf(node.propertyNames()) : List.of();
  }

  /** The texts under the keys of an object. */
  Map<String, String> textsByKey() {
    Map<String, String> texts = new LinkedHashMap<>();
    keys().forEach(key -> text(key).ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  int line() {
    return document.line(node);
  }

  void fault(FaultCode code, String found, String expected) {
    document.fault(node, code, found, expected);
  }
}
