package io.vippet.rest.internal.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a request: a chain of member names and list indexes. */
record Location(@Nullable Location parent, Object step) {

    static Location root(String part) {
        return new Location(null, part);
    }

    Location then(Object next) {
        return new Location(this, next);
    }

    List<Object> steps() {
        List<Object> steps = new ArrayList<>();
        for (Location at = this; at != null; at = at.parent) {
            steps.addFirst(at.step);
        }
        return steps;
    }
}
