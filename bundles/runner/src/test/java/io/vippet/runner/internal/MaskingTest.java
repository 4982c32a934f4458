package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rtspsrc location=rtsp://joe:s3cret@10.0.0.7/a ! x | rtspsrc location=rtsp://***@10.0.0.7/a ! x",
                "Could not open rtsp://joe@cam/1 and http://a:b@c | Could not open rtsp://***@cam/1 and http://***@c",
                "rtspsrc user-id=joe user-pw=s3cret latency=100 | rtspsrc user-id=*** user-pw=*** latency=100",
                "user-pw = \"two words\" location=rtsp://cam | user-pw = *** location=rtsp://cam",
                "rtsp://cam/path?mail=a@b | rtsp://cam/path?mail=a@b",
                "plain text, 3@4 | plain text, 3@4"
            })
    void takesCredentialsOut(String text, String masked) {
        assertThat(Masking.mask(text)).isEqualTo(masked);
    }
}
