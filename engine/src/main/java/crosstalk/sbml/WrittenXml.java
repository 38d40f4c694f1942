package crosstalk.sbml;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// XML as it is written: elements on lines of their own, but for what stands inside a line. The same calls give the
/// same text.
final class WrittenXml {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;
    private boolean inLine;

    WrittenXml() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Begins an element.
    ///
    /// @param attributes names and values in turn; one whose value is empty is left out
    void open(String element, String... attributes) {
        try {
            newLine();
            xml.writeStartElement(element);
            attributes(attributes);
            depth++;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes an element without content.
    void empty(String element, String... attributes) {
        try {
            newLine();
            xml.writeEmptyElement(element);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        try {
            depth--;
            newLine();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Begins an element whose content all stands on its line, to be ended with [#closeLine].
    void openLine(String element, String... attributes) {
        open(element, attributes);
        inLine = true;
    }

    void closeLine() {
        close();
        inLine = false;
    }

    void characters(String content) {
        try {
            xml.writeCharacters(legal(content));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The document, all elements closed.
    String document() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void newLine() throws XMLStreamException {
        if (!inLine) {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
            }
        }
    }

    /// Without the characters that no XML may hold.
    private static String legal(String content) {
        StringBuilder legal = new StringBuilder(content.length());
        content.codePoints()
                .map(c -> c == '\t' || c == '\n' || (c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && (c & 0xFFFE) != 0xFFFE)
                        ? c
                        : REPLACEMENT)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
