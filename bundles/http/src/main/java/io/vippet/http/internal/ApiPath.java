package io.vippet.http.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;

/**
 * The path that is routed. Encoded slashes separate segments, semicolons are ordinary characters, the API root is
 * optional: what the contract demands and servers usually refuse or read otherwise.
 *
 * @param uri the address without the API root, path in canonical form
 * @param path its decoded path
 */
record ApiPath(HttpURI uri, String path) {

    /** Everything allowed that {@link #of} gives one meaning. Dot segments in disguise stay forbidden. */
    static final UriCompliance COMPLIANCE = UriCompliance.DEFAULT.with(
            "vippet",
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.SUSPICIOUS_PATH_CHARACTERS,
            Violation.BAD_UTF8_ENCODING,
            Violation.TRUNCATED_UTF8_ENCODING);

    private static final String ROOT = "/api/v1";
    private static final Pattern ENCODED_SLASH = Pattern.compile("%2[fF]");

    /** Empty when the path leads out of the root or is none at all ({@code OPTIONS *}). */
    static Optional<ApiPath> of(HttpURI original) {
        String raw = original.getPath();
        if (raw == null || !raw.startsWith("/")) {
            return Optional.empty();
        }
        String plain = ENCODED_SLASH.matcher(raw).replaceAll("/").replace(";", "%3B");
        try {
            String canonical =
                    HttpURI.build(original, plain, null, original.getQuery()).getCanonicalPath();
            HttpURI uri = HttpURI.build(original, ascii(withoutRoot(canonical)), null, original.getQuery())
                    .asImmutable();
            return Optional.of(new ApiPath(uri, uri.getDecodedPath()));
        } catch (RuntimeException e) {
            return Optional.empty(); // Jetty's words for dot segments that lead out of the root differ by case
        }
    }

    /** Canonical paths come with other alphabets decoded, which later readers do not expect. */
    private static String ascii(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        path.codePoints().forEach(c -> {
            String character = Character.toString(c);
            encoded.append(c < 128 ? character : URLEncoder.encode(character, StandardCharsets.UTF_8));
        });
        return encoded.toString();
    }

    private static String withoutRoot(String path) {
        if (path.equals(ROOT)) {
            return "/";
        }
        return path.startsWith(ROOT + "/") ? path.substring(ROOT.length()) : path;
    }
}
