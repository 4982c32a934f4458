package io.vippet.rest.internal.dispatch;

import io.vippet.api.app.StartupTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes "ready" mean that every resource present is served: the first requests may have come when only some were there. */
@Component(service = StartupTask.class, property = StartupTask.ORDER + ":Integer=800")
public final class Opening implements StartupTask {

    private final JerseyDispatcher dispatcher;

    /** Creates the task. */
    @Activate
    public Opening(@Reference JerseyDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String activity() {
        return "Opening the REST interface";
    }

    @Override
    public void run() {
        dispatcher.settle();
    }
}
