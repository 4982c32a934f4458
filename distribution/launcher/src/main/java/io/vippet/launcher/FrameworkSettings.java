package io.vippet.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** The framework's configuration. */
final class FrameworkSettings {

    /** Bundles at or below this level run when the framework has started; hot ones too. */
    static final int START_LEVEL = 10;

    /**
     * The log API comes from the launcher's class path, as two generations of importers want it: a log API in a bundle
     * would need a service loader mediator, which fails on this Java version.
     */
    private static final String LOG_PACKAGES = "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
            + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17,"
            + "org.slf4j;version=1.7.36,org.slf4j.helpers;version=1.7.36";

    private FrameworkSettings() {}

    static Map<String, Object> of(Options options, Path home, Distribution distribution, Path storage) {
        Map<String, Object> settings = new HashMap<>(options.settings());
        settings.put("VIPPET_HOME", home.toString());
        settings.put("VIPPET_DISTRIBUTION", distribution.root().toString());
        settings.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        // The install list is the truth: nothing of an earlier start may linger.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(START_LEVEL));
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LOG_PACKAGES);
        settings.put(Constants.FRAMEWORK_BOOTDELEGATION, "");
        settings.put("felix.bootdelegation.implicit", "false");
        settings.put("felix.log.logger", new FrameworkLog());
        return settings;
    }
}
