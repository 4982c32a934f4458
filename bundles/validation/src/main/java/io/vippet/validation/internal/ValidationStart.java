package io.vippet.validation.internal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.api.job.JobKind;
import io.vippet.api.job.JobOutcome;
import io.vippet.api.job.JobTask;
import io.vippet.api.job.Jobs;
import io.vippet.api.job.PipelineValidation;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.job.Validations;
import io.vippet.api.metadata.Metadata;
import io.vippet.api.runner.LaunchPreparation;
import io.vippet.api.runner.Runner;
import io.vippet.graph.Graph;
import io.vippet.graph.GraphException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks a validation while the caller waits, then hands it to the queue. */
@Component(service = Validations.class)
public final class ValidationStart implements Validations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Settings settings;
    private final Jobs jobs;
    private final LaunchPreparation preparation;
    private final References references;
    private final ValidationRun run;

    /** Creates the service. */
    @Activate
    public ValidationStart(
            @Reference Settings settings,
            @Reference Jobs jobs,
            @Reference LaunchPreparation preparation,
            @Reference Runner runner,
            @Reference Metadata metadata) {
        this.settings = settings;
        this.jobs = jobs;
        this.preparation = preparation;
        references = new References(settings, metadata);
        run = new ValidationRun(settings, preparation, runner, references);
    }

    @Override
    public String start(PipelineValidation validation) {
        Graph graph = validation.pipelineGraph();
        try {
            // To see whether it can be made; the one that runs has a directory of its own.
            preparation.trial(graph, settings.path(Place.RUN).resolve("validation"));
        } catch (GraphException e) {
            throw new TestRefusedException(String.valueOf(e.getMessage()), e);
        }
        Parameters parameters = Parameters.of(validation.parameters());
        check(parameters, graph);
        return jobs.submit(
                JobKind.VALIDATION,
                request(validation),
                Outcomes.CANCELLED,
                explained(context -> run.run(graph, parameters, context)));
    }

    private void check(Parameters parameters, Graph graph) {
        AccuracyGate gate = parameters.gate();
        if (gate == null) {
            return;
        }
        if (graph.nodes().stream().noneMatch(node -> node.type().equals("gvametapublish"))) {
            throw new TestRefusedException(
                    "Parameter reference needs a pipeline with a gvametapublish element, whose records are compared.");
        }
        try {
            references.read(gate.reference());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TestRefusedException("Interrupted.", e);
        }
    }

    /** Makes what is wrong with a pipeline an end like any other; other exceptions stay errors of the server. */
    private static JobTask explained(JobTask task) {
        return job -> {
            try {
                return task.run(job);
            } catch (GraphException | TestRefusedException e) {
                return JobOutcome.failed(List.of(String.valueOf(e.getMessage())), null);
            }
        };
    }

    /** As summaries show it: what was sent. */
    private static String request(PipelineValidation validation) {
        ObjectNode root = JSON.createObjectNode();
        root.set("pipeline_graph", JSON.valueToTree(validation.pipelineGraph()));
        root.set("parameters", JSON.valueToTree(validation.parameters()));
        return root.toString();
    }
}
