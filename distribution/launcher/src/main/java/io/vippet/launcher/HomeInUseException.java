package io.vippet.launcher;

import java.io.IOException;

/** Another server works on the home; the message is a sentence for the user. */
final class HomeInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    HomeInUseException(String message) {
        super(message);
    }
}
