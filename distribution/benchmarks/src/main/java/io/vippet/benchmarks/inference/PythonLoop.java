package io.vippet.benchmarks.inference;

import io.vippet.benchmarks.inference.Slice.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** OpenVINO's {@code benchmark_app} as a process that runs its loop when told to. */
final class PythonLoop implements Slice {
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    private PythonLoop(Process process) {
        this.process = process;
        answers = process.inputReader();
        orders = process.outputWriter();
    }

    /**
     * Compiles a model in a process of its own.
     *
     * @param python of an environment with OpenVINO's wheel
     */
    static PythonLoop start(Path python, Path script, Subject subject, String hint, int requests) throws IOException {
        var process = new ProcessBuilder(
                        python.toString(),
                        script.toString(),
                        subject.model().toString(),
                        hint,
                        Integer.toString(requests),
                        Integer.toString(subject.width()),
                        Integer.toString(subject.height()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var loop = new PythonLoop(process);
        loop.answer("ready");
        return loop;
    }

    @Override
    public Figures run(double seconds) throws IOException {
        orders.write(seconds + "\n");
        orders.flush();
        String[] words = answer("").split(" ", -1);
        return new Figures(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]));
    }

    private String answer(String beginning) throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("OpenVINO's benchmark ended; what it said stands above");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
