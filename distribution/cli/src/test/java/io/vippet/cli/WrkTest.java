package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkTest {

    @Test
    void figuresAreReadFromTheMidstOfTheOutput() {
        var load = Wrk.Load.of("""
                Running 2s test @ http://127.0.0.1:1/health
                  16 threads and 16 connections
                {"requests":50000,"duration":2000000,"bytes":8000000,"errors":3,"p50":600,"p99":3500,"max":9000}
                Requests/sec:  25000.00
                """);
        assertThat(load).isEqualTo(new Wrk.Load(25_000, 0.6, 3.5, 4.0, 3));
    }

    @Test
    void withoutFiguresTheOutputIsTold() {
        assertThatThrownBy(() -> Wrk.Load.of("unable to connect to 127.0.0.1:1 Connection refused\n"))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("Connection refused");
    }
}
