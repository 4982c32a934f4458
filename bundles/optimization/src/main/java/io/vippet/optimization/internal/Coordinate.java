package io.vippet.optimization.internal;

/** A property that is searched while all others stay as they are. */
interface Coordinate {

    /** Offers what is worth trying, starting from the best form so far, until nothing is left or the time is over. */
    void explore(Contest contest) throws InterruptedException;
}
