package mx.openprep.election;

import static java.util.stream.Collectors.joining;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file of the package, checked against its JSON Schema. */
final class YamlDocument {
  private final String file;
  private final Faults faults;
  private final JsonNode root;
  private final Schema schema;
  private final Set<String> unsound = new HashSet<>();

  private YamlDocument(String file, Faults faults, JsonNode root) {
    this.file = file;
    this.faults = faults;
    this.root = root;
    this.schema = schema(file);
  }

  /** Reads and checks; a file that is missing or no YAML gives a document without content. */
  static YamlDocument read(String file, Optional<SourceText> source, Faults faults) {
    if (source.isEmpty()) {
      return new YamlDocument(file, faults, MissingNode.getInstance());
    }
    try {
      @Nullable JsonNode root = reader().readTree(source.get().text(), InputFormat.YAML);
      if (root == null || root.isMissingNode()) {
        root = NullNode.getInstance();
      }
      YamlDocument document = new YamlDocument(file, faults, root);
      document.schema.validate(root).forEach(document::add);
      return document;
    } catch (JacksonException e) {
      faults.add(syntaxFault(file, e));
      return new YamlDocument(file, faults, MissingNode.getInstance());
    }
  }

  private static NodeReader reader() {
    YAMLFactory strict =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return NodeReader.builder().yamlMapper(new YAMLMapper(strict)).locationAware().build();
  }

  private static Schema schema(String file) {
    String resource = file.replace(".yaml", ".schema.json");
    try (InputStream json = YamlDocument.class.getResourceAsStream(resource)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(json, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PackageFault syntaxFault(String file, JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    int line = place == null ? 0 : Math.max(0, place.getLineNr());
    int column = place == null ? 0 : Math.max(0, place.getColumnNr());
    String cause = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return new PackageFault(file, line, column, FaultCode.YAML_SYNTAX, cause, "");
  }

  YamlNode root() {
    return new YamlNode(this, root, "");
  }

  /** Whether the schema has nothing against the node or anything in it. */
  boolean isSound(String pointer) {
    return unsound.stream().noneMatch(u -> u.equals(pointer) || u.startsWith(pointer + "/"));
  }

  int line(JsonNode node) {
    return place(node).map(TokenStreamLocation::getLineNr).orElse(0);
  }

  void fault(JsonNode node, FaultCode code, String found, String expected) {
    int column = place(node).map(TokenStreamLocation::getColumnNr).orElse(0);
    faults.add(new PackageFault(file, line(node), column, code, found, expected));
  }

  private static Optional<TokenStreamLocation> place(JsonNode node) {
    try {
      return Optional.ofNullable(JsonNodes.tokenStreamLocationOf(node));
    } catch (IllegalArgumentException e) {
      // The content of an empty file was made by nobody and stands nowhere.
      return Optional.empty();
    }
  }

  private void add(Error error) {
    unsound.add(error.getInstanceLocation().toString());
    JsonNode node = error.getInstanceNode();
    JsonNode rule = error.getSchemaNode();
    String found = node.isContainer() ? "" : node.asString();
    switch (error.getKeyword()) {
      case "required" -> fault(node, FaultCode.KEY_MISSING, property(error), "");
      case "additionalProperties" -> {
        JsonNode unknown = node.get(property(error));
        fault(unknown == null ? node : unknown, FaultCode.KEY_UNKNOWN, property(error), "");
      }
      case "type" -> fault(node, FaultCode.WRONG_TYPE, found, rule.asString());
      case "pattern" -> fault(node, FaultCode.WRONG_FORM, found, example(error));
      case "enum" -> fault(node, FaultCode.NOT_ONE_OF, found, list(rule));
      case "minimum" -> fault(node, FaultCode.OUT_OF_RANGE, found, "≥ " + rule.asString());
      case "maximum" -> fault(node, FaultCode.OUT_OF_RANGE, found, "≤ " + rule.asString());
      case "minLength", "minItems" ->
          fault(node, FaultCode.WRONG_LENGTH, found, "≥ " + rule.asString());
      case "maxLength", "maxItems" ->
          fault(node, FaultCode.WRONG_LENGTH, found, "≤ " + rule.asString());
      case "uniqueItems" -> fault(node, FaultCode.ITEM_TWICE, "", "");
      default -> fault(node, FaultCode.AGAINST_SCHEMA, found, error.getMessage());
    }
  }

  private static String property(Error error) {
    @Nullable String property = error.getProperty();
    return property == null ? "" : property;
  }

  /** The example beside the pattern in the schema says more to a person than the pattern. */
  private String example(Error error) {
    String keyword = String.valueOf(error.getSchemaLocation().getFragment());
    String beside = keyword.substring(0, keyword.lastIndexOf('/')) + "/examples/0";
    JsonNode example = schema.getSchemaNode().at(beside);
    return example.isString() ? example.asString() : error.getSchemaNode().asString();
  }

  private static String list(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asString)
        .collect(joining(", "));
  }
}
