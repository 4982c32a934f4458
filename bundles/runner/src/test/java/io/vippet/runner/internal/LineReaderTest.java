package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void cutsIntoLinesAndKeepsTheLastOne() {
        assertThat(lines("a\r\n\nbc\nlast".getBytes(StandardCharsets.UTF_8), 100))
                .containsExactly("a", "", "bc", "last");
    }

    @Test
    void replacesBytesThatAreNotUtf8() {
        assertThat(lines(new byte[] {'x', (byte) 0xff, (byte) 0xfe, 'y', '\n'}, 100))
                .containsExactly("x\uFFFD\uFFFDy");
    }

    @Test
    void keepsOnlyTheBeginningOfALongLine() {
        assertThat(lines("1234567890\nab\n".getBytes(StandardCharsets.UTF_8), 4))
                .containsExactly("1234", "ab");
    }

    @Test
    void putsCharactersTogetherThatArriveInPieces() {
        byte[] bytes = "ä€😀\n".getBytes(StandardCharsets.UTF_8);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, 1);
            }
        };
        List<String> lines = new ArrayList<>();
        new LineReader(slow, 100).readAll(lines::add);

        assertThat(lines).containsExactly("ä€😀");
    }

    @Test
    void endsWhenTheStreamBreaks() {
        InputStream broken = new ByteArrayInputStream(new byte[] {'a'}) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                int n = super.read(b, off, len);
                if (n < 0) {
                    LineReaderTest.<RuntimeException>sneak(new IOException("Stream closed"));
                }
                return n;
            }
        };
        List<String> lines = new ArrayList<>();
        new LineReader(broken, 100).readAll(lines::add);

        assertThat(lines).containsExactly("a");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void sneak(Exception e) throws E {
        throw (E) e;
    }

    private static List<String> lines(byte[] bytes, int limit) {
        List<String> lines = new ArrayList<>();
        new LineReader(new ByteArrayInputStream(bytes), limit).readAll(lines::add);
        return lines;
    }
}
