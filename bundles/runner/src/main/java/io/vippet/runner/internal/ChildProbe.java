package io.vippet.runner.internal;

import io.vippet.api.runner.MediaProbe;
import io.vippet.api.runner.RunnerException;
import io.vippet.api.runner.VideoStream;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Media files come from strangers; a demuxer that fails on one takes nothing but its child along. */
@Component(service = MediaProbe.class)
public final class ChildProbe implements MediaProbe {

    private static final int LIMIT_SECONDS = 300;
    private static final long DISCARD_MILLIS = 2_000;

    private final Children children;

    /** Creates the service; nothing is read yet. */
    @Activate
    public ChildProbe(@Reference Children children) {
        this.children = children;
    }

    @Override
    public VideoStream probe(Path file) {
        Child child = children.take();
        try {
            return ask(child, file);
        } finally {
            child.discard(DISCARD_MILLIS);
            children.warm();
        }
    }

    private static VideoStream ask(Child child, Path file) {
        CompletableFuture<VideoStream> answer = new CompletableFuture<>();
        child.listen(new ChildListener() {
            @Override
            public void event(Event event) {
                switch (event) {
                    case Event.Video v ->
                        answer.complete(new VideoStream(v.codec(), v.width(), v.height(), v.fps(), v.frames()));
                    case Event.Error e -> answer.completeExceptionally(refused(e.message()));
                    default -> {}
                }
            }

            @Override
            public void text(String line) {}
        });
        child.exit()
                .whenComplete((code, e) -> answer.completeExceptionally(new RunnerException(
                        RunnerException.Kind.CRASH, "The reading process ended", child.tail(), code)));
        child.send(new Command.Probe(file.toString()));
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RunnerException failure ? failure : refused(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            throw refused("it takes longer than " + LIMIT_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("the server is stopping");
        }
    }

    private static RunnerException refused(String why) {
        return new RunnerException(RunnerException.Kind.PIPELINE, why, List.of(), 0);
    }
}
