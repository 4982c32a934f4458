package io.vippet.openvino.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.openvino.OpenVinoException.Kind;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    @Test
    void keepsWhatFollowsTheLastSourcePath() {
        String raw = "Exception from src/inference/src/cpp/core.cpp:109:\n"
                + "Exception from src/inference/src/dev/plugin.cpp:53:\nUnsupported property X by CPU plugin.\n\n";
        assertThat(ErrorText.message("f", -1, raw)).isEqualTo("Unsupported property X by CPU plugin. (f, status -1)");
    }

    @Test
    void keepsTheCheckWhenNothingFollowsIt() {
        String raw = "Exception from src/a.cpp:1:\nCheck 'a == b' failed at src/core/b.cpp:22:\n";
        assertThat(ErrorText.message("f", -1, raw)).isEqualTo("Check 'a == b' (f, status -1)");
    }

    @Test
    void joinsLinesAndFillsSilence() {
        assertThat(ErrorText.message("f", -1, "one\n\n two")).isEqualTo("one; two (f, status -1)");
        assertThat(ErrorText.message("f", -1, "")).isEqualTo("OpenVINO gave no reason (f, status -1)");
    }

    @Test
    void tellsKindsApart() {
        assertThat(ErrorText.kind(-5)).isEqualTo(Kind.NOT_FOUND);
        assertThat(ErrorText.kind(-8)).isEqualTo(Kind.BUSY);
        assertThat(ErrorText.kind(-13)).isEqualTo(Kind.CANCELLED);
        assertThat(ErrorText.kind(-14)).isEqualTo(Kind.ARGUMENT);
        assertThat(ErrorText.kind(-1)).isEqualTo(Kind.GENERAL);
    }
}
