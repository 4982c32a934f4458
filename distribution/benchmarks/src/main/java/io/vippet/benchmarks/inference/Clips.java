package io.vippet.benchmarks.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The shipped clip {@code vtest.mp4} in other sizes, made when first needed. */
final class Clips {
    private final Path home;
    private final Path directory;

    Clips(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    /** An H.264 clip of 400 frames. */
    Path of(int width, int height) throws IOException, InterruptedException {
        Path clip = Files.createDirectories(directory).resolve("vtest-%dx%d.mp4".formatted(width, height));
        if (Files.exists(clip)) {
            return clip;
        }
        Path part = clip.resolveSibling("part");
        String launch = ("filesrc location=%s ! qtdemux ! h264parse ! avdec_h264 ! videoscale ! "
                        + "video/x-raw,width=%d,height=%d,pixel-aspect-ratio=1/1 ! x264enc speed-preset=veryfast bitrate=%d key-int-max=50 ! "
                        + "h264parse ! mp4mux ! filesink location=%s")
                .formatted(home.resolve("videos/input/auto/vtest.mp4"), width, height, width * height / 500, part);
        List<String> command = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
        command.addAll(List.of(launch.split(" ", -1)));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("The clip cannot be made: gst-launch-1.0 ended with " + code);
        }
        return Files.move(part, clip, StandardCopyOption.ATOMIC_MOVE);
    }
}
