package io.vippet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The processor cores that this process may use, and how to keep another one on one of them. */
record Cores(List<Integer> numbers) {

    /** As the kernel lists them. */
    static Cores allowed() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> of(line.substring(line.indexOf(':') + 1)))
                    .findFirst()
                    .orElse(new Cores(List.of()));
        } catch (IOException e) {
            return new Cores(List.of());
        }
    }

    /** @param list such as {@code 0-3,8} */
    static Cores of(String list) {
        return new Cores(Arrays.stream(list.strip().split(","))
                .flatMap(range -> {
                    var ends = range.split("-");
                    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                            .boxed();
                })
                .toList());
    }

    /** Whether two processes can be kept apart. */
    boolean several() {
        return numbers.size() > 1;
    }

    /**
     * Begin of a command that stays on one core.
     *
     * @param index among the allowed ones; nothing is pinned when there is only one
     */
    List<String> pin(int index) {
        return several() ? List.of("taskset", "-c", numbers.get(index).toString()) : List.of();
    }
}
