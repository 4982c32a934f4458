package io.vippet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighboursTest {

    @Test
    void waitingIsNotWorking() {
        assertThat(Neighbours.busy("cpu  100 20 300 9999 8888 1 2 77 50 60")).isEqualTo(5);
    }

    @Test
    void ownTimeIsThatOfTheProcessAndItsChildren() {
        assertThat(Neighbours.own("7 (java (x) y) S 1 7 7 0 -1 4194304 1 2 3 4 100 200 300 400 20 0 9 0"))
                .isEqualTo(10);
    }

    @Test
    void coresAreListedAsRanges() {
        assertThat(Cores.of("\t0-2,8\n").numbers()).containsExactly(0, 1, 2, 8);
        assertThat(Cores.of("4,6").pin(1)).containsExactly("taskset", "-c", "6");
        assertThat(Cores.of("5").pin(1)).isEmpty();
    }
}
