package io.vippet.images.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vippet.api.media.ImageInfo;
import io.vippet.api.media.ImageSet;
import io.vippet.api.media.ImageUploadError;
import io.vippet.api.media.ImageUploadError.Kind;
import io.vippet.api.media.UploadRefusedException;
import io.vippet.api.payload.UploadedFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ImageSetInventoryTest {

    private record Member(String name, byte[] content) {}

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-04T07:30:00.9Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    private ImageSetInventory inventory;

    @BeforeEach
    void prepare() {
        inventory = new ImageSetInventory(root, 1 << 20, CLOCK);
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out))
                .isTrue();
        return out.toByteArray();
    }

    private static Member png(String name) throws IOException {
        return new Member(name, image("png", 8, 6));
    }

    private static byte[] zip(Member... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Member member : members) {
                zip.putNextEntry(new ZipEntry(member.name));
                zip.write(member.content);
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar(Member... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Member member : members) {
                TarArchiveEntry entry = new TarArchiveEntry(member.name);
                entry.setSize(member.content.length);
                entry.setMode(0600);
                tar.putArchiveEntry(entry);
                tar.write(member.content);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private ImageSet upload(String name, byte[] content) throws IOException {
        return inventory.upload(new UploadedFile(name, new ByteArrayInputStream(content)));
    }

    private ImageUploadError refused(String name, byte[] content) throws IOException {
        UploadRefusedException e = catchThrowableOfType(UploadRefusedException.class, () -> upload(name, content));
        assertThat(e).as("refusal of " + name).isNotNull();
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left.map(Path::getFileName))
                    .noneMatch(file -> file.toString().startsWith("."));
        }
        return (ImageUploadError) e.error();
    }

    @Test
    void anArchiveBecomesASet() throws IOException {
        Member[] members = new Member[12];
        for (int i = 0; i < members.length; i++) {
            members[i] = png("b" + (char) ('z' - i) + ".PNG");
        }
        ImageSet set = upload("dir/My Yard.v2.ZIP", zip(members));

        assertThat(set)
                .isEqualTo(new ImageSet("my_yard_v2", "My Yard.v2.ZIP", 12, "png", 8, 6, "2026-05-04T07:30:00Z"));
        assertThat(inventory.list()).containsExactly(set);
        assertThat(inventory.exists("my_yard_v2")).isTrue();
        List<ImageInfo> images = inventory.images("my_yard_v2").orElseThrow();
        assertThat(images).hasSize(12);
        assertThat(images.getFirst())
                .isEqualTo(new ImageInfo("my_yard_v2_01.png", "png", members[0].content.length, 8, 6));
        assertThat(inventory.imageSet("my_yard_v2"))
                .contains(new io.vippet.graph.lookup.ImageSet("my_yard_v2", 12, "png"));
        assertThat(Files.readString(root.resolve("my_yard_v2/set.json"))).contains("\n  \"image_count\" : 12");
    }

    @ParameterizedTest
    @CsvSource({"jpg,JPEG,jpg", "jpeg,JPEG,jpg", "bmp,BMP,bmp", "tif,TIFF,tif", "tiff,TIFF,tif"})
    void everyKindIsUnderstood(String extension, String format, String stored) throws IOException {
        ImageSet set = upload("a.tgz", gzip(tar(new Member("./x." + extension, image(format, 5, 4)))));
        assertThat(set.extension()).isEqualTo(stored);
        assertThat(root.resolve("a/a_1." + stored)).exists();
        assertThat(Files.getPosixFilePermissions(root.resolve("a/a_1." + stored)))
                .hasSize(4);
        assertThat(Files.getPosixFilePermissions(root.resolve("a"))).hasSize(7);
    }

    @Test
    void whatToolsAddOfTheirOwnIsLeftOut() throws IOException {
        byte[] junk = {1};
        ImageSet set = upload(
                "a.zip",
                zip(
                        png("x.png"),
                        new Member(".DS_Store", junk),
                        new Member("__MACOSX/._x.png", junk),
                        new Member("Thumbs.db", junk)));
        assertThat(set.imageCount()).isEqualTo(1);
    }

    @Test
    void namesThatGiveNoSetAreRefused() throws IOException {
        assertThat(refused("", zip()).error()).isEqualTo(Kind.MISSING_FILENAME);
        ImageUploadError format = refused("a.rar", zip());
        assertThat(format.error()).isEqualTo(Kind.UNSUPPORTED_ARCHIVE_FORMAT);
        assertThat(format.found()).isEqualTo("a.rar");
        assertThat(format.allowed()).containsExactly("zip", "tar", "tar.gz", "tgz");
        assertThat(refused("!!.zip", zip()).error()).isEqualTo(Kind.INVALID_ARCHIVE_NAME);
    }

    @Test
    void aSetIsNeverOverwritten() throws IOException {
        upload("a.zip", zip(png("x.png")));
        ImageUploadError error = refused("A.tar", tar(png("x.png")));
        assertThat(error.error()).isEqualTo(Kind.IMAGE_SET_ALREADY_EXISTS);
        assertThat(error.found()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"d/x.png", "../x.png", "/etc/x.png", "d\\x.png"})
    void directoriesAreRefused(String name) throws IOException {
        for (ImageUploadError error : List.of(refused("a.zip", zip(png(name))), refused("a.tar", tar(png(name))))) {
            assertThat(error.error()).isEqualTo(Kind.ARCHIVE_CONTAINS_SUBDIRECTORIES);
        }
        assertThat(root.resolveSibling("x.png")).doesNotExist();
    }

    @Test
    void linksAreRefused() throws IOException {
        for (byte type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                TarArchiveEntry entry = new TarArchiveEntry("x.png", type);
                entry.setLinkName("/etc/passwd");
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
            assertThat(refused("a.tar", out.toByteArray()).error()).isEqualTo(Kind.UNSAFE_ARCHIVE_PATH);
        }
        assertThat(refused("a.zip", zip(png(".."))).error()).isEqualTo(Kind.UNSAFE_ARCHIVE_PATH);
    }

    @Test
    void whatIsNoSetOfImagesIsRefused() throws IOException {
        assertThat(refused("a.zip", zip()).error()).isEqualTo(Kind.ARCHIVE_CONTAINS_NO_IMAGES);
        assertThat(refused("a.zip", zip(png("x.png"), new Member("notes.TXT", new byte[1])))
                        .found())
                .isEqualTo("txt");
        ImageUploadError mixed = refused("a.zip", zip(png("x.png"), new Member("y.jpeg", image("JPEG", 8, 6))));
        assertThat(mixed.error()).isEqualTo(Kind.ARCHIVE_MIXED_IMAGE_EXTENSIONS);
        assertThat(mixed.found()).isEqualTo(List.of("jpg", "png"));
        ImageUploadError sizes = refused("a.zip", zip(png("x.png"), new Member("y.png", image("png", 6, 8))));
        assertThat(sizes.error()).isEqualTo(Kind.ARCHIVE_MIXED_IMAGE_RESOLUTIONS);
        assertThat(sizes.found()).isEqualTo(List.of(List.of(8, 6), List.of(6, 8)));
    }

    @Test
    void damagedThingsAreCorrupted() throws IOException {
        byte[] whole = image("png", 200, 100);
        byte[] good = zip(png("x.png"));
        byte[] archive = gzip(tar(png("x.png")));
        for (ImageUploadError error : List.of(
                refused("a.zip", new byte[100]),
                refused("a.zip", new byte[0]),
                refused("a.tar", "no archive at all".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                refused("a.zip", Arrays.copyOf(good, good.length - 30)),
                refused("a.tgz", Arrays.copyOf(archive, archive.length / 2)),
                refused("a.zip", zip(new Member("x.png", Arrays.copyOf(whole, whole.length / 2)))),
                refused("a.zip", zip(new Member("x.png", image("JPEG", 8, 6)))),
                refused("a.tar", tar(png("x.png"), png("x.png"))))) {
            assertThat(error.error()).as(error.toString()).isEqualTo(Kind.ARCHIVE_CORRUPTED);
        }
    }

    @Test
    void bombsAreDefused() throws IOException {
        byte[] zeros = new byte[11 << 20];
        ImageUploadError large = refused("a.zip", zip(new Member("x.png", zeros)));
        assertThat(large.error()).isEqualTo(Kind.ARCHIVE_UNCOMPRESSED_TOO_LARGE);
        assertThat(large.allowed()).containsExactly(10L << 20);
        assertThat(refused("a.tgz", gzip(tar(new Member("x.png", zeros)))).error())
                .isEqualTo(Kind.ARCHIVE_UNCOMPRESSED_TOO_LARGE);
        ImageUploadError archive = refused("a.zip", new byte[(1 << 20) + 1]);
        assertThat(archive.error()).isEqualTo(Kind.ARCHIVE_TOO_LARGE);
        assertThat(archive.found()).isEqualTo((1L << 20) + 1);
    }

    @Test
    void aBrokenConnectionLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> inventory.upload(new UploadedFile("a.zip", broken)))
                .hasMessage("gone");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void onlyReadableSetsAreListedAndNothingElseIsReachable() throws IOException {
        upload("b.zip", zip(png("x.png")));
        Files.createDirectories(root.resolve("plain"));
        Files.createDirectories(root.resolve(".staging-1"));
        Files.writeString(Files.createDirectories(root.resolve("odd")).resolve("set.json"), "{\"image_count\":\"x\"}");

        assertThat(inventory.list()).extracting(ImageSet::name).containsExactly("b", "odd");
        assertThat(inventory.exists("plain")).isTrue();
        assertThat(inventory.images("plain")).isEmpty();
        for (String name : List.of("", ".", "..", "../" + root.getFileName(), ".staging-1", "b/", "a\0b")) {
            assertThat(inventory.exists(name)).as(name).isFalse();
            assertThat(inventory.images(name)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void leftoversOfACrashAreCleared() throws IOException {
        Files.createDirectories(root.resolve(".staging-1/deep"));
        Files.writeString(root.resolve(".upload-1.zip"), "x");
        new ImageSetInventory(root, 1, CLOCK);
        assertThat(root).isEmptyDirectory();
    }
}
