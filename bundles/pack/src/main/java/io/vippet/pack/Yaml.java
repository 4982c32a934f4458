package io.vippet.pack;

import io.vippet.pack.PackException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML that makes nothing but maps, lists and scalars, within limits. */
final class Yaml {

    private Yaml() {}

    static Map<?, ?> mapping(String path, byte[] content) throws PackException {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(20);
        limits.setNestingDepthLimit(20);
        limits.setCodePointLimit(PackFiles.MAX_BYTES);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            Object value = new org.yaml.snakeyaml.Yaml(new SafeConstructor(limits)).load(text);
            if (value instanceof Map<?, ?> map) {
                return map;
            }
            throw new PackException(Kind.CONTENT, path + " must hold one mapping, such as 'name: …'.");
        } catch (CharacterCodingException e) {
            throw new PackException(Kind.CONTENT, path + " is not UTF-8 text.");
        } catch (YAMLException | StackOverflowError e) {
            String reason = String.valueOf(e.getMessage())
                    .lines()
                    .map(String::strip)
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            throw new PackException(Kind.CONTENT, path + " is no valid YAML: " + reason);
        }
    }
}
