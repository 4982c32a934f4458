package io.vippet.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost:7860, true",
        "127.0.0.1, LOCALHOST, true",
        "127.0.0.1, ui.localhost:80, true",
        "127.0.0.1, 127.0.0.1:7860, true",
        "::1, [::1]:7860, true",
        "127.0.0.1, vippet.lab:7860, true",
        "127.0.0.1, rebound.example:7860, false",
        "127.0.0.1, localhost.rebound.example, false",
        "127.0.0.1, 127.0.0.1.rebound.example, false",
        "127.0.0.1, 192.0.2.7:7860, false",
        "127.0.0.1, '', false",
        "127.0.0.1, 'a b', false",
        "0.0.0.0, anything.example:7860, true"
    })
    void aServerOnLoopbackKnowsItsNames(String bind, String host, boolean own) {
        assertThat(new HostNames(bind, "Vippet.lab, other").include(host)).isEqualTo(own);
    }
}
