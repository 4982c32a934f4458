package io.vippet.runner.child;

import io.vippet.runner.child.internal.Child;
import io.vippet.runner.child.internal.EventChannel;
import io.vippet.runner.child.internal.InspectCommand;
import io.vippet.runner.child.internal.ParentWatch;
import io.vippet.runner.protocol.Lines;
import java.io.IOException;
import java.util.List;

/**
 * Entry point. Commands come as lines on stdin, events go as lines to stdout, everything else to stderr. The exit code is
 * 0, or 1 when the run or the start failed.
 */
public final class Main {

    private Main() {}

    /**
     * {@code --train}: warm up, then end in the ordinary way; for a run that writes an AOT cache. {@code --inspect
     * [ELEMENT ...]}: print the elements for people, and end.
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("--inspect")) {
            Child.exit(InspectCommand.run(List.of(args).subList(1, args.length), System.out, System.err));
        }
        boolean training = List.of(args).contains("--train");
        Lines lines = new Lines();
        EventChannel events = EventChannel.takeStdout(lines);
        if (!training) {
            ParentWatch.start(() -> Child.exit(1));
        }
        Child child = new Child(lines, events);
        boolean ready = child.prepare();
        if (training) {
            System.exit(ready ? 0 : 1);
        }
        if (ready) {
            child.obey();
        }
        Child.exit(ready ? 0 : 1);
    }
}
