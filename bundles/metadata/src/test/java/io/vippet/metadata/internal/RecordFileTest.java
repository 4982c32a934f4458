package io.vippet.metadata.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.api.metadata.RecordStream.Batch;
import io.vippet.api.metadata.RecordStream.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
class RecordFileTest {

    @TempDir
    Path directory;

    @Test
    void aLineCountsOnceItsLineEndIsThere() throws IOException {
        RecordFile file = file("[1]\n[2", 64);

        assertThat(file.read(0, false)).isEqualTo(new Batch(List.of(new Line("[1]", 4)), 4, false));
        assertThat(file.read(4, false)).isEqualTo(new Batch(List.of(), 4, false));
        assertThat(file.end()).isEqualTo(4);
    }

    @Test
    void whenNobodyWritesAnyMoreTheEndOfTheFileEndsALine() throws IOException {
        assertThat(file("[1]\n[2]", 64).read(0, true))
                .isEqualTo(new Batch(List.of(new Line("[1]", 4), new Line("[2]", 7)), 7, true));
        assertThat(file("[1]\n[2", 64).read(4, true)).isEqualTo(new Batch(List.of(), 6, true));
    }

    @Test
    void whatIsNoJsonIsPassedOver() throws IOException {
        assertThat(file("\n{\"a\": 1}\nno json\n\n[2]\r\n\n", 64).read(0, false))
                .isEqualTo(new Batch(List.of(new Line("{\"a\": 1}", 10), new Line("[2]", 24)), 25, false));
    }

    @Test
    void anOffsetWithinARecordLeavesItsRestOut() throws IOException {
        assertThat(file("[1,2]\n[3]\n", 64).read(2, false).lines()).containsExactly(new Line("[3]", 10));
    }

    @Test
    void thereIsNothingInAFileThatIsNotThere() throws IOException {
        RecordFile file = file(directory.resolve("none"), 64);

        assertThat(file.size()).isZero();
        assertThat(file.end()).isZero();
        assertThat(file.read(0, false)).isEqualTo(new Batch(List.of(), 0, false));
        assertThat(file.read(0, true)).isEqualTo(new Batch(List.of(), 0, true));
    }

    /** Block borders fall everywhere, also into characters of several bytes and into line ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 4096})
    void allRecordsComeOnceWhateverTheBlockSize(int blockSize) throws IOException {
        Random random = new Random(blockSize);
        for (int round = 0; round < 30; round++) {
            List<String> records = new ArrayList<>();
            for (int i = random.nextInt(20); i > 0; i--) {
                records.add("\"" + "ä€😀x".repeat(random.nextInt(5)) + "\"");
            }
            String text = String.join("\n", records) + (records.isEmpty() ? "" : "\n");
            RecordFile file = file(text, blockSize);

            List<String> read = new ArrayList<>();
            long offset = 0;
            Batch batch;
            do {
                batch = file.read(offset, false);
                batch.lines().forEach(line -> read.add(line.json()));
                assertThat(batch.next() > offset || batch.lines().isEmpty()).isTrue();
                offset = batch.next();
            } while (!batch.lines().isEmpty());
            assertThat(read).isEqualTo(records);
            assertThat(offset).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            assertThat(file.end()).isEqualTo(offset);
        }
    }

    private RecordFile file(String content, int blockSize) throws IOException {
        return file(Files.writeString(directory.resolve("f"), content), blockSize);
    }

    private RecordFile file(Path path, int blockSize) {
        return new RecordFile(path, new MetadataRoot(directory), new JsonCheck(), blockSize);
    }
}
