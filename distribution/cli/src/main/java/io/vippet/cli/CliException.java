package io.vippet.cli;

/** A command that cannot go on; the message says why and what to do. */
final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CliException(String message) {
        super(message);
    }
}
