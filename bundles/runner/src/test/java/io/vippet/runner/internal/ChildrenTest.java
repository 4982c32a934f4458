package io.vippet.runner.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vippet.runner.protocol.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of the children together with their server. */
@SuppressWarnings("NullAway.Init") // JUnit sets the directory
@Timeout(60)
class ChildrenTest {

    @TempDir
    Path directory;

    /** A child that takes its time after its input is closed, and leaves a mark when it is given that time. */
    private Children slow() {
        return new Children(
                new ScriptLaunch(
                        directory,
                        ScriptLaunch.READY + "touch $DIRECTORY/up\ncat >/dev/null\nsleep 2\ntouch $DIRECTORY/done\n"),
                directory.resolve("run"));
    }

    @Test
    void childWithoutRunIsNotWaitedFor() {
        Children children = slow();
        children.warm();
        await().until(() -> Files.exists(directory.resolve("up")));
        children.close();
        assertThat(directory.resolve("done")).doesNotExist();
    }

    @Test
    void childWithRunEndsInOrder() throws Exception {
        Children children = slow();
        Child child = children.take();
        child.send(new Command.Run("r", "a ! b", Command.Mode.NORMAL, 0, false, List.of(), false));
        await().until(() -> Files.exists(directory.resolve("up")));
        children.close();
        assertThat(child.exit().get()).isZero();
        assertThat(directory.resolve("done")).exists();
    }
}
