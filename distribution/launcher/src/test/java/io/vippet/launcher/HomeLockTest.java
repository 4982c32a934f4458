package io.vippet.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @Test
    void secondServerOnTheSameHomeIsRefused(@TempDir Path directory) throws Exception {
        Path home = directory.resolve("new/home");
        Path alias = directory.resolve("alias");
        try (var first = HomeLock.take(home)) {
            Files.createSymbolicLink(alias, home);

            assertThat(first.home()).isEqualTo(home.toRealPath());
            assertThatThrownBy(() -> HomeLock.take(alias))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining(
                            "process id " + ProcessHandle.current().pid());
        }
        HomeLock.take(alias).close();
    }
}
