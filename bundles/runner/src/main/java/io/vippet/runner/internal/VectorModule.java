package io.vippet.runner.internal;

import java.lang.module.ModuleFinder;
import java.util.List;

/** The JDK's incubating vector module, with which a child prepares pictures faster, where this JDK has it. */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";
    /** What every JVM with the module says at its start. */
    private static final String NOTICE = "WARNING: Using incubator modules: " + NAME;

    private VectorModule() {}

    /** The flags of a JVM that has it. */
    static List<String> flags() {
        return ModuleFinder.ofSystem().find(NAME).isPresent() ? List.of("--add-modules=" + NAME) : List.of();
    }

    static boolean isNotice(String line) {
        return line.equals(NOTICE);
    }
}
