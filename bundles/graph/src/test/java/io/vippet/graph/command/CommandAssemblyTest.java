package io.vippet.graph.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vippet.graph.Graph;
import io.vippet.graph.GraphErrorKind;
import io.vippet.graph.GraphException;
import io.vippet.graph.launch.LaunchText;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.Catalog;
import io.vippet.graph.lookup.Host;
import io.vippet.graph.lookup.Locations;
import io.vippet.graph.lookup.VideoEntry;
import io.vippet.graph.policy.AllowList;
import io.vippet.graph.policy.AllowListPolicy;
import io.vippet.graph.policy.LaunchPolicy;
import io.vippet.graph.policy.Roots;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandAssemblyTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    private static final RunOptions TO_FILE = new RunOptions(RunOptions.Output.FILE, 0, false);

    private final Catalog catalog = new Catalog(
            List::of,
            name -> Optional.of(new VideoEntry(name, "/home/a b/" + name, "h264")),
            name -> Optional.empty(),
            path -> true,
            new Locations("/labels", "/scripts", "/images", "/videos"));
    private final LaunchPolicy policy =
            new AllowListPolicy(AllowList.standard(), new Roots(List.of("/home"), List.of("/out")), Optional::of);

    @Test
    void quotesFoldersAndFilesWithBlanks() {
        RunCommand command = assemble("p", "filesrc location=clip.mp4 ! decodebin3 ! fakesink", "/out dir", 1);

        assertThat(command.launch())
                .startsWith(
                        "filesrc location=\"/home/a b/clip.mp4\" name=src_p0_s0_0_0 ! parsebin ! avdec_h264 ! video/x-raw")
                .endsWith("filesink location=\"/out dir/20260102_030405_job/p/main_output.mp4\" name=sink_p0_s0_0_0");
    }

    @Test
    void idOfTwoDotsStaysInTheFolderOfTheRun() {
        RunCommand command = assemble("..", "filesrc location=clip.mp4 ! decodebin3 ! fakesink", "/out", 1);

        assertThat(command.directories()).allMatch(folder -> !folder.contains(".."));
        assertThat(command.videoDirs()).containsEntry("..", "/out/20260102_030405_job/pipeline-0");
    }

    @Test
    void hugeNumbersOfStreamsAreRefused() {
        assertThatThrownBy(() -> assemble("p", "videotestsrc ! fakesink", "/out", Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(GraphErrorKind.TOO_LARGE));
    }

    @Test
    void refusesWhatThePolicyRefuses() {
        assertThatThrownBy(() -> assemble("p", "videotestsrc ! gvapython module=a.py ! fakesink", "/out", 1))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(GraphErrorKind.REFUSED_BY_POLICY));
        assertThatThrownBy(() -> assembly("/out")
                        .asWritten(LaunchText.parse("videotestsrc ! filesink location=/etc/x", catalog)))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(GraphErrorKind.REFUSED_BY_POLICY));
    }

    /** It said that the video '' could not be looped. */
    @Test
    void aLoopedFileElsewhereIsRefusedWithTheFoldersThatAreAllowed() {
        Catalog noVideos = new Catalog(
                List::of,
                name -> Optional.empty(),
                name -> Optional.empty(),
                path -> true,
                new Locations("/labels", "/scripts", "/images", "/videos/auto"));
        Graph graph = LaunchText.parse("filesrc location=/etc/passwd ! decodebin3 ! fakesink", noVideos);
        Host host = new Host(element -> true, CameraCatalog.none(), (source, target) -> false);
        RunSettings settings = new RunSettings("/out", "/meta", "media", 8554, RunSettings.DEFAULT_RTSP_LATENCY_MS);
        RunOptions looped = new RunOptions(RunOptions.Output.DISABLED, 5, false);
        List<PipelineStreams> streams = List.of(new PipelineStreams("p", "Name", graph, 1));

        assertThatThrownBy(() ->
                        new CommandAssembly(noVideos, host, settings, policy).assemble(streams, looped, "job", TIME))
                .isInstanceOf(GraphException.class)
                .hasMessageContainingAll("no video of this server", "/videos/auto", "UPLOADED_VIDEO_DIR");
    }

    private RunCommand assemble(String id, String text, String folder, int streams) {
        Graph graph = LaunchText.parse(text, catalog);
        return assembly(folder)
                .assemble(List.of(new PipelineStreams(id, "Name", graph, streams)), TO_FILE, "job", TIME);
    }

    private CommandAssembly assembly(String folder) {
        Host host = new Host(element -> true, CameraCatalog.none(), (source, target) -> false);
        RunSettings settings = new RunSettings(folder, "/meta", "media", 8554, RunSettings.DEFAULT_RTSP_LATENCY_MS);
        return new CommandAssembly(catalog, host, settings, policy);
    }
}
