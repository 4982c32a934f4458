package io.vippet.api.model;

import io.vippet.api.payload.Default;
import io.vippet.api.payload.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of the catalogue.
 *
 * @param usedByPipelines names of pipelines that use it
 * @param isDefault whether set-up installs it; {@code default} on the wire
 * @param unsupportedDevices comma-separated device names, or null
 */
public record Model(
        String name,
        String displayName,
        @Nullable ModelCategory category,
        ModelHub source,
        ModelInstallStatus installStatus,
        @Default(value = "[]", documented = false) List<ModelVariant> variants,
        @Default(value = "[]", documented = false) List<String> usedByPipelines,
        @WireName("default") @Default("false") boolean isDefault,
        @Nullable String unsupportedDevices) {}
