package io.vippet.runner.internal;

import java.util.regex.Pattern;

/** Takes credentials out of texts that are kept or shown. */
final class Masking {

    private static final Pattern URL = Pattern.compile("(\\b[a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\\s\"']+@");
    private static final Pattern PROPERTY =
            Pattern.compile("\\b((?:user|proxy)-(?:pw|id)|password|username)(\\s*=\\s*)(\"[^\"]*\"|[^\\s,;\"]+)");

    private Masking() {}

    /** Replaces user and password of addresses, and values of properties that hold them, by three stars. */
    static String mask(String text) {
        String result = text.contains("://") ? URL.matcher(text).replaceAll("$1***@") : text;
        return result.contains("=") ? PROPERTY.matcher(result).replaceAll("$1$2***") : result;
    }
}
