package io.vippet.runner.internal;

import io.vippet.api.app.Settings;
import io.vippet.api.runner.Run;
import io.vippet.api.runner.RunListener;
import io.vippet.api.runner.RunRequest;
import io.vippet.api.runner.Runner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every run gets a child of its own. */
@Component(service = Runner.class)
public final class ChildRunner implements Runner {

    private final Children children;
    private final Limits limits;

    /** Creates the service. */
    @Activate
    public ChildRunner(@Reference Children children, @Reference Settings settings) {
        this(children, Limits.of(settings));
    }

    ChildRunner(Children children, Limits limits) {
        this.children = children;
        this.limits = limits;
    }

    @Override
    public Run start(RunRequest request, RunListener listener) {
        RunSupervisor run = new RunSupervisor(request, listener, children.take(), limits);
        run.start(children::warm);
        return run;
    }
}
