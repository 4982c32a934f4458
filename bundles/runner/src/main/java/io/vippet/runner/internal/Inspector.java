package io.vippet.runner.internal;

import io.vippet.api.runner.ElementInfo;
import io.vippet.api.runner.InferenceDevice;
import io.vippet.api.runner.RunnerException;
import io.vippet.runner.protocol.Command;
import io.vippet.runner.protocol.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks a child what this machine offers. */
final class Inspector {

    private static final int LIMIT_SECONDS = 120; // a first scan of all plug-ins takes long on a slow disk

    private Inspector() {}

    /**
     * Asks for everything and ends the child.
     *
     * @param installed read when the child has answered, for it brings the plug-in registry up to date
     * @throws RunnerException when it does not answer
     */
    static Inspection ask(Child child, Supplier<String> installed) {
        List<Event> answers = ask(child, List.of(Command.What.ELEMENTS, Command.What.DEVICES));
        return new Inspection(installed.get(), elements(answers), devices(answers));
    }

    /**
     * Asks for the devices alone, which takes a moment, and ends the child.
     *
     * @throws RunnerException when it does not answer
     */
    static List<InferenceDevice> devices(Child child) {
        return devices(ask(child, List.of(Command.What.DEVICES)));
    }

    private static List<Event> ask(Child child, List<Command.What> questions) {
        List<Event> answers = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> complete = new CompletableFuture<>();
        child.listen(new ChildListener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.Elements || event instanceof Event.Devices) {
                    answers.add(event);
                    if (answers.size() == questions.size()) {
                        complete.complete(null);
                    }
                }
            }

            @Override
            public void text(String line) {}
        });
        child.exit()
                .whenComplete((code, e) -> complete.completeExceptionally(
                        failure("ended with exit code " + code + ": " + String.join("\n", child.tail()))));
        try {
            questions.forEach(what -> child.send(new Command.Inspect(what)));
            complete.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RunnerException r ? r : failure("failed: " + e.getCause());
        } catch (TimeoutException e) {
            throw failure("did not answer within " + LIMIT_SECONDS + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was interrupted");
        } finally {
            child.discard(2_000);
        }
    }

    private static List<ElementInfo> elements(List<Event> answers) {
        return answers.stream()
                .flatMap(answer -> answer instanceof Event.Elements e ? e.elements().stream() : Stream.empty())
                .map(Inspector::element)
                .toList();
    }

    private static List<InferenceDevice> devices(List<Event> answers) {
        return answers.stream()
                .flatMap(answer -> answer instanceof Event.Devices d ? d.devices().stream() : Stream.empty())
                .map(Inspector::device)
                .toList();
    }

    private static RunnerException failure(String what) {
        return new RunnerException(
                RunnerException.Kind.START, "The runner process that reads elements and devices " + what, List.of(), 0);
    }

    private static ElementInfo element(Event.Element e) {
        return new ElementInfo(
                e.name(),
                e.klass(),
                e.plugin(),
                e.description(),
                e.properties().stream()
                        .map(p -> new ElementInfo.Property(
                                p.name(),
                                p.type(),
                                p.flags().contains("writable"),
                                p.defaultValue(),
                                p.values().stream().map(Event.Choice::nick).toList()))
                        .toList());
    }

    private static InferenceDevice device(Event.Device d) {
        Map<String, String> properties = new TreeMap<>(d.properties());
        properties.putIfAbsent("FULL_DEVICE_NAME", d.fullName());
        properties.putIfAbsent("DEVICE_TYPE", d.type());
        properties.putIfAbsent("OPTIMIZATION_CAPABILITIES", String.join(" ", d.capabilities()));
        return new InferenceDevice(d.name(), properties);
    }
}
