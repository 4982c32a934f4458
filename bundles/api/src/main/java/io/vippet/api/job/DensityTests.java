package io.vippet.api.job;

/** Starts density tests; implemented by the bundle {@code benchmark}. */
public interface DensityTests {

    /**
     * Checks a test and submits it.
     *
     * @return the job id
     * @throws TestRefusedException when it cannot be started; the message is for the caller
     */
    String start(DensityTestSpec spec);
}
