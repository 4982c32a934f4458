package io.vippet.gstreamer;

import java.time.Duration;
import java.util.Optional;

/** Runs launch texts to their end. */
final class Runs {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Runs() {}

    static void toEnd(String launch) {
        Message last = run(launch);
        if (!(last instanceof Message.Eos)) {
            throw new AssertionError("Expected EOS, got " + last);
        }
    }

    static Message.Error toError(String launch) {
        Message last = run(launch);
        if (last instanceof Message.Error error) {
            return error;
        }
        throw new AssertionError("Expected an error, got " + last);
    }

    static void untilPlaying(Pipeline pipeline) {
        try (Bus bus = pipeline.bus()) {
            while (!(next(bus) instanceof Message.StateChanged change
                    && change.ofPipeline()
                    && change.to() == State.PLAYING)) {}
        }
    }

    private static Message run(String launch) {
        try (Pipeline pipeline = Pipeline.parse(launch);
                Bus bus = pipeline.bus()) {
            pipeline.setState(State.PLAYING);
            while (true) {
                Message message = next(bus);
                if (message instanceof Message.Eos || message instanceof Message.Error) {
                    return message;
                }
            }
        }
    }

    private static Message next(Bus bus) {
        Optional<Message> message = bus.poll(PATIENCE);
        return message.orElseThrow(() -> new AssertionError("Nothing on the bus for " + PATIENCE));
    }
}
