package io.vippet.deploy.internal;

/** What became of the present content of a file. */
public enum Outcome {
    /** Its bundle runs. */
    ACTIVE,
    /** It is no bundle that could be installed. */
    INVALID,
    /** Another bundle has its symbolic name. */
    CONFLICT,
    /** Something that it requires is missing. */
    UNRESOLVED,
    /** It resolved and did not start. */
    FAILED,
    /** It did not start, and what the file held before runs again. */
    ROLLED_BACK
}
