package io.vippet.rest.internal.wire;

import io.vippet.description.OperationDescription;
import io.vippet.description.Shapes;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/** Hands the values that {@link RequestBinding} has bound to the parameters of resource methods. */
public final class BoundParameters implements ValueParamProvider {

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        String name = parameter.getSourceName();
        return switch (parameter.getSource()) {
            case PATH ->
                OperationDescription.isScalar(parameter.getRawType())
                        ? request -> RequestBinding.parameter(request, "path", name)
                        : null;
            case QUERY ->
                OperationDescription.isScalar(parameter.getRawType())
                        ? request -> RequestBinding.parameter(request, "query", name)
                        : null;
            case ENTITY -> Shapes.isPayload(parameter.getRawType()) ? RequestBinding::body : null;
            default -> null;
        };
    }

    /** Asked before the framework's own providers. */
    @Override
    public PriorityType getPriority() {
        return () -> Integer.MAX_VALUE;
    }
}
