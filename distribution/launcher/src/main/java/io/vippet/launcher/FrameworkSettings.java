package io.vippet.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Constants;

/** The framework's configuration. */
final class FrameworkSettings {

    private FrameworkSettings() {}

    /** Combines what the features ask for with what the user asks for. */
    static Map<String, Object> of(Options options, Path home, Distribution distribution) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        read(distribution.frameworkProperties()).forEach((name, value) -> settings.put(name.toString(), value));
        settings.putAll(options.settings());
        settings.put("VIPPET_HOME", home.toString());
        settings.put("VIPPET_DISTRIBUTION", distribution.root().toString());
        settings.put(
                Constants.FRAMEWORK_STORAGE,
                home.resolve("cache").resolve("felix").toString());
        // The install list is the truth: nothing of an earlier start may linger.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put("felix.log.logger", new FrameworkLog());
        return settings;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
