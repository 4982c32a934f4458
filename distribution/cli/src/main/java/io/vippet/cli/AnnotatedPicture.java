package io.vippet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Takes one picture out of an annotated video, with the GStreamer tools. */
final class AnnotatedPicture {

    private AnnotatedPicture() {}

    /**
     * Writes a JPEG picture of the first key frame at or after a moment.
     *
     * @param video H.264 in MP4
     * @param target file to write
     * @param frame number of the frame to take, from 0
     */
    static void take(Path video, Path target, int frame) throws IOException, InterruptedException {
        var pictures = Files.createTempDirectory(target.toAbsolutePath().getParent(), "frames");
        try {
            var process = new ProcessBuilder(List.of(
                            "gst-launch-1.0",
                            "-q",
                            "filesrc",
                            "location=" + video,
                            "!",
                            "qtdemux",
                            "!",
                            "h264parse",
                            "!",
                            "avdec_h264",
                            "!",
                            "videoconvert",
                            "!",
                            "jpegenc",
                            "quality=92",
                            "!",
                            "multifilesink",
                            "location=" + pictures + "/%05d.jpg"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            waitFor(process, pictures.resolve(String.format("%05d.jpg", frame + 1)));
            try (var made = Files.list(pictures)) {
                var wanted = made.sorted().toList();
                if (wanted.isEmpty()) {
                    throw new CliException("No picture could be taken from " + video + ".");
                }
                Files.move(
                        wanted.get(Math.min(frame, wanted.size() - 1)),
                        target,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            try (var rest = Files.list(pictures)) {
                for (var file : rest.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(pictures);
        }
    }

    /** Ends the process as soon as the frame after the wanted one is there: the rest of the video is not needed. */
    private static void waitFor(Process process, Path next) throws InterruptedException {
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            if (Files.exists(next)) {
                process.destroy();
                process.waitFor();
            }
        }
    }
}
