package io.vippet.cli;

/** Words that make no sense; the message says which and what to write instead. Exit code 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
