package io.vippet.metadata.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class FileTailTest {

    @TempDir
    Path directory;

    @Test
    void returnsTheLastLinesInFileOrder() throws IOException {
        assertThat(tail("a\nb\nc\n", 2)).containsExactly("b", "c");
        assertThat(tail("a\nb\nc\n", 3)).containsExactly("a", "b", "c");
        assertThat(tail("a\nb\nc\n", 9)).containsExactly("a", "b", "c");
    }

    @Test
    void blankLinesDoNotCount() throws IOException {
        assertThat(tail("\na\n\n  \r\nb\r\n\n\n", 2)).containsExactly("a", "b");
    }

    @Test
    void aLineWithoutLineEndCounts() throws IOException {
        assertThat(tail("a\nb", 1)).containsExactly("b");
        assertThat(tail("ab", 1)).containsExactly("ab");
    }

    @Test
    void isEmptyForAnEmptyAndForNoFile() throws IOException {
        assertThat(tail("", 5)).isEmpty();
        assertThat(new FileTail(4, 100).lines(directory.resolve("none"), 5)).isEmpty();
    }

    @Test
    void leavesOutTheBeginningOfALineThatIsTooFarBack() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "0123456789\nabc\n");

        assertThat(new FileTail(4, 8).lines(file, 5)).containsExactly("abc");
    }

    /** Block borders fall everywhere, also into characters of several bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 64, 4096})
    void agreesWithReadingItAllWhateverTheBlockSize(int blockSize) throws IOException {
        Random random = new Random(blockSize);
        for (int round = 0; round < 50; round++) {
            List<String> lines = new ArrayList<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                lines.add("ä€😀x".repeat(random.nextInt(5)));
            }
            int limit = 1 + random.nextInt(12);
            Path file = Files.write(directory.resolve("f"), lines);

            List<String> filled = lines.stream().filter(l -> !l.isBlank()).toList();
            List<String> expected = filled.subList(Math.max(0, filled.size() - limit), filled.size());
            assertThat(new FileTail(blockSize, 1 << 20).lines(file, limit)).isEqualTo(expected);
        }
    }

    private List<String> tail(String content, int limit) throws IOException {
        return new FileTail(3, 1 << 20).lines(Files.writeString(directory.resolve("f"), content), limit);
    }
}
