package mx.openprep.desktop.scan.escl;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of what a scanner says. Names are without prefixes and namespaces: devices get those
 * wrong, and eSCL uses no name twice.
 */
record XmlTree(String name, String text, List<XmlTree> children) {
  private static final int DEEPEST = 32;
  private static final int MOST_ELEMENTS = 5_000;
  private static final XMLInputFactory FACTORY = factory();

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // With it, a prefix that was never declared is an error.
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /**
   * Reads a document.
   *
   * @throws XMLStreamException if it is none, is too deep or too large, or has a document type or
   *     an entity of its own: no honest scanner needs them
   */
  static XmlTree parse(byte[] document) throws XMLStreamException {
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
    try {
      return parse(reader);
    } finally {
      reader.close();
    }
  }

  private static XmlTree parse(XMLStreamReader reader) throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    Optional<XmlTree> root = Optional.empty();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements++;
          if (elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
            throw new XMLStreamException("too much of it", reader.getLocation());
          }
          open.push(new Open(withoutPrefix(reader.getLocalName())));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlTree done = open.pop().close();
          if (open.isEmpty()) {
            root = Optional.of(done);
          } else {
            open.element().children.add(done);
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("document type or entity", reader.getLocation());
        default -> {
          // Comments and the like.
        }
      }
    }
    return root.orElseThrow(() -> new XMLStreamException("no element"));
  }

  private static String withoutPrefix(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The children of that name. */
  Stream<XmlTree> all(String child) {
    return children.stream().filter(element -> element.name().equals(child));
  }

  /** The first child of that name. */
  Optional<XmlTree> first(String child) {
    return all(child).findFirst();
  }

  /** What the first child of that name says, if it says anything. */
  Optional<String> textOf(String child) {
    return first(child).map(XmlTree::text).filter(said -> !said.isEmpty());
  }

  /** As {@link #textOf}, for a whole number that is not negative. */
  Optional<Integer> numberOf(String child) {
    return textOf(child).flatMap(XmlTree::number);
  }

  /** The number this element is. */
  Optional<Integer> number() {
    return number(text);
  }

  private static Optional<Integer> number(String said) {
    return said.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(said)) : Optional.empty();
  }

  /** All elements of that name below this one, however deep. */
  Stream<XmlTree> below(String descendant) {
    return children.stream()
        .flatMap(child ->
            Stream.concat(
                child.name().equals(descendant) ? Stream.of(child) : Stream.empty(),
                child.below(descendant)));
  }

  /** An element whose end has not come yet. */
  private static final class Open {
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlTree> children = new ArrayList<>();

    Open(String name) {
      this.name = name;
    }

    XmlTree close() {
      return new XmlTree(name, text.toString().strip(), List.copyOf(children));
    }
  }
}
