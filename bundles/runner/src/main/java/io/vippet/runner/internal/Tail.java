package io.vippet.runner.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a text. Thread-safe. */
final class Tail {

    private final int size;
    private final Deque<String> lines = new ArrayDeque<>();

    Tail(int size) {
        this.size = size;
    }

    synchronized void add(String line) {
        if (lines.size() == size) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
