package io.vippet.runner.internal;

import io.vippet.api.app.StartupTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts the first spare child once the server has nothing else to do; it does not delay readiness. */
@Component(service = StartupTask.class, property = StartupTask.ORDER + ":Integer=900")
public final class WarmUp implements StartupTask {

    private final Children children;

    /** Creates the task. */
    @Activate
    public WarmUp(@Reference Children children) {
        this.children = children;
    }

    @Override
    public String activity() {
        return "Warming up a runner";
    }

    @Override
    public void run() {
        children.warm();
    }
}
