package crosstalk.sbml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One element of an XML file.
///
/// @param name without prefix
/// @param namespace empty when it has none
/// @param attributes those without a namespace, by name
/// @param foreign attributes with a namespace, by `{namespace}name`
/// @param children elements within it, in order
/// @param text all text directly within it
/// @param line where its tag ends, from 1
record Element(
        String name,
        String namespace,
        Map<String, String> attributes,
        Map<String, String> foreign,
        List<Element> children,
        StringBuilder text,
        int line) {

    /// The attribute as it is written, or null when there is none.
    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /// The first child of that name, or null when there is none.
    @Nullable
    Element child(String childName) {
        for (Element child : children) {
            if (child.name.equals(childName)) {
                return child;
            }
        }
        return null;
    }

    /// What a message calls it: `<species id="S1">`.
    String shown() {
        for (String key : List.of("id", "variable", "symbol", "species")) {
            String value = attributes.get(key);
            if (value != null) {
                return "<" + name + " " + key + "=\"" + value + "\">";
            }
        }
        return "<" + name + ">";
    }
}
