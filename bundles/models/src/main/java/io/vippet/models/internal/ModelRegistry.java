package io.vippet.models.internal;

import io.vippet.api.model.Model;
import io.vippet.api.model.ModelHub;
import io.vippet.api.model.ModelInstallStatus;
import io.vippet.api.model.ModelSource;
import io.vippet.api.model.ModelVariant;
import io.vippet.api.model.Models;
import io.vippet.api.pipeline.Pipelines;
import io.vippet.pack.PackModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Models as clients see them. */
@Component
public final class ModelRegistry implements Models {

    private static final Pattern TRAILING_GROUP = Pattern.compile("\\s*\\([^()]*\\)\\s*$");

    private final Catalogue catalogue;
    private final List<ModelSource> sources = new CopyOnWriteArrayList<>();
    private final Map<String, ModelInstallStatus> installs = new ConcurrentHashMap<>();

    private volatile ModelUse lastUse = ModelUse.NONE;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Pipelines pipelines;

    @Activate
    public ModelRegistry(@Reference Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ModelSource source) {
        sources.add(source);
    }

    void removeSource(ModelSource source) {
        sources.remove(source);
    }

    @Override
    public List<Model> list() {
        Pipelines present = pipelines;
        ModelUse use = ModelUse.of(present == null ? List.of() : present.list(), lastUse);
        lastUse = use;
        return catalogue.known().stream().map(model -> describe(model, use)).toList();
    }

    @Override
    public Optional<Model> find(String name) {
        return list().stream().filter(model -> model.name().equals(name)).findFirst();
    }

    @Override
    public void install(String name, BiConsumer<Long, Long> progress) throws IOException {
        PackModel model = catalogue.known().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No model is called '" + name + "'."));
        if (installs.put(name, ModelInstallStatus.INSTALLING) == ModelInstallStatus.INSTALLING) {
            throw new IOException("Model '" + name + "' is being installed already.");
        }
        ModelInstallStatus outcome = ModelInstallStatus.FAILED;
        try {
            new Installation(catalogue, List.copyOf(sources)).install(model, progress);
            outcome = ModelInstallStatus.INSTALLED;
        } finally {
            installs.put(name, outcome);
        }
    }

    private Model describe(PackModel model, ModelUse use) {
        List<ModelVariant> variants = new ArrayList<>();
        for (PackModel.Precision precision : model.precisions()) {
            variants.add(new ModelVariant(
                    model.name(),
                    Catalogue.label(model, precision),
                    precision.precision(),
                    catalogue.installed(catalogue.place(model, precision))));
        }
        return new Model(
                model.name(),
                TRAILING_GROUP.matcher(model.displayName()).replaceFirst(""),
                model.category(),
                ModelHub.CUSTOM,
                status(model.name(), variants),
                List.copyOf(variants),
                use.of(variants.stream().map(ModelVariant::displayName).toList()),
                model.isDefault(),
                model.unsupportedDevices());
    }

    private ModelInstallStatus status(String name, List<ModelVariant> variants) {
        if (variants.stream().anyMatch(ModelVariant::installed)) {
            return ModelInstallStatus.INSTALLED;
        }
        ModelInstallStatus last = installs.getOrDefault(name, ModelInstallStatus.NOT_INSTALLED);
        // Installed once and deleted since: what is on disk decides.
        return last == ModelInstallStatus.INSTALLED ? ModelInstallStatus.NOT_INSTALLED : last;
    }
}
