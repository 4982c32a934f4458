package io.vippet.api.rest;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/** The operations of all resources that are served at the moment; implemented by the bundle {@code rest}. */
public interface ServedOperations {

    /** Changes whenever {@link #list} may have changed. */
    long revision();

    /** The operations by path, those of a path in no particular order. */
    List<Operation> list();

    /**
     * An operation.
     *
     * @param method HTTP method
     * @param path below the API root, parameters as {@code {name}}
     * @param handler the method that carries the annotations
     * @param produces media types of its answers; empty when it does not say
     */
    record Operation(String method, String path, Method handler, Set<String> produces) {}
}
