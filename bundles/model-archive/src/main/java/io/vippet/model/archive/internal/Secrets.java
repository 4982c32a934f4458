package io.vippet.model.archive.internal;

import java.util.regex.Pattern;

/** Removes credentials from what other programs print. */
final class Secrets {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s@]+(?=@)");
    private static final Pattern TOKEN =
            Pattern.compile("(?i)((?:_authToken|_password|_auth|token|password)\\s*[=:]\\s*)\\S+");

    private Secrets() {}

    static String hidden(String text) {
        return TOKEN.matcher(USER_INFO.matcher(text).replaceAll("***")).replaceAll("$1***");
    }
}
