package io.vippet.optimization.internal;

/** The job was stopped while something ran. */
final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
