package io.vippet.vision.internal.draw;

import io.vippet.vision.VisionException;
import io.vippet.vision.VisionException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is drawn and how: DL Streamer's {@code displ-cfg}.
 *
 * @param labels whether captions are drawn
 * @param background whether captions have a filled box behind them
 * @param scale of the captions, 1 for the usual size
 * @param thickness of lines in pixels, 0 for what suits the frame
 * @param colour as {@code 0xRRGGBB}, -1 for one per object or class
 * @param shown labels that are drawn, empty for all
 * @param hidden labels that are not drawn, without meaning when some are shown
 * @param warnings what was asked for and changes nothing
 */
public record Display(
        boolean labels,
        boolean background,
        double scale,
        int thickness,
        int colour,
        Set<String> shown,
        Set<String> hidden,
        List<String> warnings) {
    /** Everything, in the usual way. */
    public static final Display USUAL = new Display(true, true, 1, 0, -1, Set.of(), Set.of(), List.of());

    private static final double USUAL_SCALE = 0.5;
    private static final int[] COLOURS = {0xff0000, 0x00ff00, 0x0000ff};
    private static final Set<String> KEYS = new TreeSet<>(
            Set.of("show-labels", "font-scale", "thickness", "color-idx", "draw-txt-bg", "show-roi", "hide-roi"));
    private static final Set<String> IDLE = Set.of("font-type", "text-x", "text-y", "show-blur-roi", "hide-blur-roi");

    /**
     * Reads {@code KEY=VALUE,KEY=VALUE}.
     *
     * @throws VisionException PROPERTY for keys and values that make no sense, and for what cannot be drawn
     */
    public static Display of(Map<String, String> config) {
        List<String> warnings = new ArrayList<>();
        for (String key : config.keySet()) {
            if (IDLE.contains(key)) {
                warnings.add("displ-cfg: " + key + " changes nothing here.");
            } else if (key.equals("enable-blur")) {
                if (flag(config, key, false)) {
                    throw wrong("enable-blur is not offered: what has to stay private must not depend on it");
                }
            } else if (!KEYS.contains(key)) {
                throw wrong("'%s' is not one of %s".formatted(key, String.join(", ", KEYS)));
            }
        }
        int index = number(config, "color-idx", -1, -1, COLOURS.length - 1);
        return new Display(
                flag(config, "show-labels", true),
                flag(config, "draw-txt-bg", true),
                scale(config),
                number(config, "thickness", 0, 1, 100),
                index < 0 ? -1 : COLOURS[index],
                names(config, "show-roi"),
                names(config, "hide-roi"),
                List.copyOf(warnings));
    }

    /** Whether things of that label are drawn. */
    boolean draws(String label) {
        return shown.isEmpty() ? !hidden.contains(label) : shown.contains(label);
    }

    private static boolean flag(Map<String, String> config, String key, boolean otherwise) {
        return switch (config.getOrDefault(key, String.valueOf(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key + " is true or false, not '" + config.get(key) + "'");
        };
    }

    private static double scale(Map<String, String> config) {
        try {
            double scale = Double.parseDouble(config.getOrDefault("font-scale", String.valueOf(USUAL_SCALE)));
            if (scale >= 0.1 && scale <= 2) {
                return scale / USUAL_SCALE;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong("font-scale is a number from 0.1 to 2.0, not '" + config.get("font-scale") + "'");
    }

    private static int number(Map<String, String> config, String key, int otherwise, int least, int most) {
        String text = config.get(key);
        if (text == null) {
            return otherwise;
        }
        if (text.matches("-?\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong("%s is a whole number from %d to %d, not '%s'".formatted(key, least, most, text));
    }

    private static Set<String> names(Map<String, String> config, String key) {
        String text = config.getOrDefault(key, "");
        return text.isEmpty() ? Set.of() : Set.of(text.split(":", -1));
    }

    private static VisionException wrong(String text) {
        return new VisionException(Kind.PROPERTY, "displ-cfg: " + text);
    }
}
