package io.vippet.http.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The secret that every request has to show, where the operator asks for one. */
final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final int FEWEST_CHARACTERS = 16;

    /** Empty = none is asked for. */
    private final byte[] secret;

    private BearerToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads the secret.
     *
     * @param file holds nothing else, blanks at its ends apart; empty = no secret is asked for
     * @throws IllegalArgumentException with a sentence that names the setting, never the secret
     */
    static BearerToken of(String file) {
        if (file.isEmpty()) {
            return new BearerToken("");
        }
        String secret;
        try {
            secret = Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Setting " + HttpOptions.TOKEN_FILE + " must name a readable text file, not '" + file + "'.", e);
        }
        if (secret.length() < FEWEST_CHARACTERS || !secret.matches("[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "The file that " + HttpOptions.TOKEN_FILE + " names must hold at least " + FEWEST_CHARACTERS
                            + " printable characters without blanks, for instance from 'openssl rand -hex 32'.");
        }
        return new BearerToken(secret);
    }

    /** Takes the same time for every wrong secret of the same length. */
    boolean admits(Request request) {
        if (secret.length == 0) {
            return true;
        }
        String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        return shown != null
                && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        secret, shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
    }
}
