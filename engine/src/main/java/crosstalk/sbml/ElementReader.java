package crosstalk.sbml;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads an XML file to a tree of [Element]s.
///
/// What is inside notes and annotations is for other readers and is left out. Document types and external entities
/// are not read. Elements deeper in one another than [#DEEPEST] are refused, since formulas are read by recursion.
final class ElementReader {

    static final int DEEPEST = 1_000;

    /// Stands in the text of an element where a `sep` was: no character of XML.
    static final String SEPARATOR = "\u0000";

    private static final Set<String> LEFT_OUT = Set.of("notes", "annotation", "annotation-xml");

    private ElementReader() {}

    /// @throws SbmlException with line and column, when the file is not well-formed XML
    static Element read(InputStream in, String file) throws SbmlException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Its own bound is 100, which formulas in one another pass; ours is said in our words.
        factory.setProperty("jdk.xml.maxElementDepth", 2 * DEEPEST);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            Element root = tree(reader, file);
            reader.close();
            return root;
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            int line = at == null ? 0 : Math.max(0, at.getLineNumber());
            int column = at == null ? 0 : Math.max(0, at.getColumnNumber());
            throw new SbmlException(List.of(new Problem(file, line, column, "", "not well-formed XML: " + reason(e))));
        }
    }

    private static Element tree(XMLStreamReader reader, String file) throws XMLStreamException, SbmlException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = null;
        int skipped = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (skipped > 0 || LEFT_OUT.contains(reader.getLocalName())) {
                        skipped++;
                        continue;
                    }
                    Element element = element(reader);
                    if (element.name().equals("sep") && !open.isEmpty()) {
                        open.peek().text().append(SEPARATOR);
                    }
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.peek().children().add(element);
                    }
                    open.push(element);
                    requireShallow(open.size(), element, file);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (skipped > 0) {
                        skipped--;
                    } else {
                        open.pop();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> addText(reader, open, skipped);
                case XMLStreamConstants.DTD ->
                    throw new XMLStreamException("a document type is not read", reader.getLocation());
                default -> {
                    // comments and processing instructions mean nothing
                }
            }
        }
        return requireRoot(root, file);
    }

    private static Element requireRoot(@Nullable Element root, String file) throws SbmlException {
        if (root == null) {
            throw new SbmlException(List.of(new Problem(file, 0, 0, "", "the file is empty")));
        }
        return root;
    }

    private static void requireShallow(int depth, Element element, String file) throws SbmlException {
        if (depth > DEEPEST) {
            String message = element.shown() + " stands " + depth + " elements deep; " + DEEPEST + " are supported";
            throw new SbmlException(List.of(new Problem(file, element.line(), 0, "deep nesting", message)));
        }
    }

    private static void addText(XMLStreamReader reader, Deque<Element> open, int skipped) {
        Element inside = open.peek();
        if (skipped == 0 && inside != null) {
            inside.text().append(reader.getText());
        }
    }

    private static Element element(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> foreign = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (namespace == null || namespace.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else {
                foreign.put("{" + namespace + "}" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        String namespace = reader.getNamespaceURI();
        return new Element(
                reader.getLocalName(),
                namespace == null ? "" : namespace,
                attributes,
                foreign,
                new ArrayList<>(),
                new StringBuilder(),
                reader.getLocation().getLineNumber());
    }

    /// The parser's sentence without its own mention of the place.
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return (start < 0 ? message : message.substring(start + "Message: ".length()))
                .strip()
                .replaceAll("\\s+", " ");
    }
}
