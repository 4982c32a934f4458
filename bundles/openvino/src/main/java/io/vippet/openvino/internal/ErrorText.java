package io.vippet.openvino.internal;

import io.vippet.openvino.OpenVinoException.Kind;
import java.util.regex.Pattern;

/** Makes OpenVINO's status codes and messages presentable. */
public final class ErrorText {
    // "Exception from src/x.cpp:12:" and "Check 'a == b' failed at src/x.cpp:12:" name files of the build machine.
    private static final Pattern ORIGIN =
            Pattern.compile("(Exception from|(?<check>Check '[^\\n]*') failed at) \\S+:\\d+:?\\s*");

    private static final Pattern BLANKS = Pattern.compile("\\s*\\n\\s*");

    private ErrorText() {}

    /** The kind of failure that a negative status means. */
    public static Kind kind(int status) {
        return switch (status) {
            case -5 -> Kind.NOT_FOUND;
            case -4, -6, -14 -> Kind.ARGUMENT;
            case -8 -> Kind.BUSY;
            case -13 -> Kind.CANCELLED;
            default -> Kind.GENERAL;
        };
    }

    /** One line: what the runtime said without source paths, and the function that said it. */
    public static String message(String function, int status, String raw) {
        String text = BLANKS.matcher(withoutOrigin(raw)).replaceAll("; ");
        if (text.isEmpty()) {
            text = "OpenVINO gave no reason";
        }
        return text + " (" + function + ", status " + status + ")";
    }

    private static String withoutOrigin(String raw) {
        var m = ORIGIN.matcher(raw);
        int end = 0;
        String check = "";
        while (m.find()) {
            end = m.end();
            String c = m.group("check");
            check = c == null ? "" : c;
        }
        String rest = raw.substring(end).strip();
        return rest.isEmpty() ? check : rest;
    }
}
