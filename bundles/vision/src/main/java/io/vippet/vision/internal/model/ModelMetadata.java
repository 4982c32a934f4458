package io.vippet.vision.internal.model;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a model file says about itself: {@code rt_info/model_info} of OpenVINO's IR, {@code metadata_props} of ONNX. Keys
 * of OpenVINO's tools carry {@code model_info} in front in ONNX files; it is dropped.
 */
final class ModelMetadata {
    private static final String PREFIX = "model_info ";
    private static final List<String> PLACE = List.of("net", "rt_info", "model_info");

    private ModelMetadata() {}

    /** Keys and values, empty for other kinds of files. */
    static Map<String, String> of(Path model) {
        String name = String.valueOf(model.getFileName());
        try {
            return name.endsWith(".xml") ? ofIr(model) : name.endsWith(".onnx") ? ofOnnx(model) : Map.of();
        } catch (IOException | XMLStreamException e) {
            throw new VisionException(
                    Kind.MODEL, "The metadata of model %s cannot be read: %s".formatted(model, e.getMessage()), e);
        }
    }

    private static Map<String, String> ofIr(Path model) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        Map<String, String> found = new TreeMap<>();
        Deque<String> path = new ArrayDeque<>();
        try (InputStream in = Files.newInputStream(model)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (path.size() == PLACE.size() && List.copyOf(path).equals(PLACE)) {
                        String value = xml.getAttributeValue(null, "value");
                        found.put(xml.getLocalName(), value == null ? "" : value);
                    }
                    path.addLast(xml.getLocalName());
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    path.removeLast();
                }
            }
        }
        return found;
    }

    private static Map<String, String> ofOnnx(Path model) throws IOException {
        Map<String, String> found = new TreeMap<>();
        OnnxProperties.read(
                model, (key, value) -> found.put(key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key, value));
        return found;
    }
}
