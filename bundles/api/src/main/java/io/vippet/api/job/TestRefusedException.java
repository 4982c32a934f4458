package io.vippet.api.job;

/** A test request that is well-formed and cannot be started; the message says what to change. */
public final class TestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TestRefusedException(String message) {
        super(message);
    }

    public TestRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
