package io.vippet.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private final Diagnosis diagnosis = new Diagnosis(new ElementPackages());

    @Test
    void aMissingElementIsToldWithItsPackage() {
        assertThat(diagnosis.of(List.of("no element \"x264enc\""), "videotestsrc ! x264enc ! fakesink"))
                .containsExactly("no element \"x264enc\" on this machine: the plug-in 'x264' of the package"
                        + " gstreamer1.0-plugins-ugly brings it");
        assertThat(diagnosis.of(List.of("no element \"vah264dec\""), ""))
                .first()
                .asString()
                .contains("plug-in 'va'");
        assertThat(diagnosis.of(List.of("no element \"nonsense\""), ""))
                .containsExactly(
                        "no element \"nonsense\" on this machine: check its spelling, or install the plug-in that"
                                + " brings it");
    }

    @Test
    void theRootComesFirstAndConsequencesNotAtAll() {
        assertThat(diagnosis.of(
                        List.of(
                                "Internal data stream error. (element reader)",
                                "Resource not found. (element reader)",
                                "The pipeline cannot be set to PLAYING"),
                        "filesrc name=reader ! fakesink"))
                .containsExactly("Resource not found. (element reader)");
    }

    @Test
    void aConsequenceWithoutACauseIsTold() {
        assertThat(diagnosis.of(List.of("The pipeline cannot be set to PLAYING"), ""))
                .containsExactly("The pipeline cannot be set to PLAYING");
    }

    @Test
    void formatsThatDoNotFitAreToldWithWhatToDo() {
        assertThat(diagnosis.of(
                        List.of("Internal data stream error. Reason: not-negotiated (element src_p0_s0_0_0)"),
                        "videotestsrc num-buffers=5 name=src_p0_s0_0_0 ! fakesink name=sink_p0_s0_0_0"))
                .singleElement()
                .asString()
                .startsWith("Internal data stream error Reason: not-negotiated (element videotestsrc)")
                .contains("videoconvert");
    }

    @Test
    void nothingIsToldTwice() {
        assertThat(diagnosis.of(
                        List.of("a is wrong (element x_0_0)", "a is wrong (element x_0_0)", "<x_0_0> a is wrong"),
                        "a name=x_0_0 ! b"))
                .containsExactly("a is wrong (element x)");
    }

    @Test
    void textsAreShort() {
        assertThat(diagnosis.of(List.of("x".repeat(10_000)), ""))
                .first()
                .asString()
                .hasSizeLessThan(500);
    }
}
