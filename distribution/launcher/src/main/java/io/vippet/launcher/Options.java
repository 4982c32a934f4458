package io.vippet.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line and the environment ask for.
 *
 * @param home root of everything the server writes
 * @param settings framework property to value, only those that were given on the command line
 * @param help whether only the usage is wanted
 */
record Options(Path home, Map<String, String> settings, boolean help) {

    static final String USAGE = """
            usage: vippet-server [--home DIR] [--port N] [--bind ADDRESS]

              --home DIR      where models, videos, results and the database live (VIPPET_HOME)
              --port N        where clients connect, 0 = any free port (VIPPET_PORT, default 7860)
              --bind ADDRESS  on which address it listens (VIPPET_BIND, default 127.0.0.1)""";

    private static final Map<String, String> NAMES =
            Map.of("--home", "VIPPET_HOME", "--port", "VIPPET_PORT", "--bind", "VIPPET_BIND");

    Options {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads arguments; {@code --port 80} and {@code --port=80} mean the same.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String[] arguments, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--help") || arguments[i].equals("-h")) {
                help = true;
                continue;
            }
            String[] words = arguments[i].split("=", 2);
            String name = NAMES.get(words[0]);
            if (name == null) {
                throw new IllegalArgumentException("Unknown argument '" + arguments[i] + "'.\n" + USAGE);
            }
            String value = words.length == 2 ? words[1] : ++i < arguments.length ? arguments[i] : "";
            if (value.isBlank()) {
                throw new IllegalArgumentException(words[0] + " needs a value.");
            }
            settings.put(name, value.strip());
        }
        check(settings.get("VIPPET_PORT"));
        Path home = home(settings.get("VIPPET_HOME"), environment);
        return new Options(home, settings, help);
    }

    private static void check(@Nullable String port) {
        if (port != null && !(port.matches("\\d{1,5}") && Integer.parseInt(port) < 65536)) {
            throw new IllegalArgumentException("--port must be between 0 and 65535, not '" + port + "'.");
        }
    }

    private static Path home(@Nullable String argument, Map<String, String> environment) {
        String home = argument != null ? argument : value(environment, "VIPPET_HOME");
        if (home == null) {
            String data = value(environment, "XDG_DATA_HOME");
            Path parent = data != null ? Path.of(data) : Path.of(System.getProperty("user.home"), ".local", "share");
            return parent.resolve("vippet").toAbsolutePath().normalize();
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
