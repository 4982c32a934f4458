package io.vippet.model.archive.internal;

import io.vippet.model.archive.internal.ArchiveException.Kind;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an archive is published. */
sealed interface Origin {

    /** A package of a registry that the machine's own client knows how to reach. */
    record Package(Registry registry, String name, String version) implements Origin {}

    /** A file on a web server. */
    record Web(URI address) implements Origin {}

    /** The registries whose clients are used. */
    enum Registry {
        PYPI,
        NPM,
        DEB
    }

    // Names and versions become arguments of a client: they never begin with a dash and hold no blank.
    Pattern PACKAGE = Pattern.compile("pkg:(pypi|npm|deb)/([^?#]+)@([^?#@]+)(?:\\?[^#]*)?");
    Pattern NAME = Pattern.compile("(@[A-Za-z0-9][A-Za-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._+-]*");
    Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:-]*");

    /** Tells whether an origin looks like one of ours. */
    static boolean known(String text) {
        return text.startsWith("https:") || PACKAGE.matcher(text).matches();
    }

    /**
     * Reads an origin.
     *
     * @param text a package URL such as {@code pkg:npm/%40scope/name@1.0}, or an {@code https:} address
     */
    static Origin parse(String text) throws ArchiveException {
        if (text.startsWith("https://")) {
            try {
                return new Web(URI.create(text));
            } catch (IllegalArgumentException e) {
                throw new ArchiveException(Kind.ORIGIN, "'" + Secrets.hidden(text) + "' is no web address.");
            }
        }
        Matcher matcher = PACKAGE.matcher(text);
        if (!matcher.matches()) {
            throw new ArchiveException(
                    Kind.ORIGIN,
                    "'%s' must be pkg:pypi/NAME@VERSION, pkg:npm/…, pkg:deb/… or https://…"
                            .formatted(Secrets.hidden(text)));
        }
        Registry registry = Registry.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT));
        String name = decoded(matcher.group(2));
        if (registry == Registry.DEB) {
            // The distribution's name comes first and is the machine's own affair.
            name = name.substring(name.lastIndexOf('/') + 1);
        }
        String version = decoded(matcher.group(3));
        if (!NAME.matcher(name).matches() || !VERSION.matcher(version).matches()) {
            throw new ArchiveException(Kind.ORIGIN, "'" + text + "' has a name or version that no package can have.");
        }
        return new Package(registry, name, version);
    }

    private static String decoded(String text) {
        // URLDecoder reads '+' as a blank, which package URLs do not.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
