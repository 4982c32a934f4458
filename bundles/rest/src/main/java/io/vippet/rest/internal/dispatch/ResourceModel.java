package io.vippet.rest.internal.dispatch;

import io.vippet.api.rest.ServedOperations.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/** Lists the operations of resources as the framework understands their annotations. */
final class ResourceModel {

    /** {@code {id: [0-9]+}} */
    private static final Pattern WITH_EXPRESSION = Pattern.compile("\\{\\s*([\\w.-]+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

    private ResourceModel() {}

    static List<Operation> operations(Collection<?> resources) {
        return resources.stream()
                .map(resource -> Resource.from(resource.getClass()))
                .filter(model -> model != null && model.getPath() != null)
                .flatMap(model -> operations("", model))
                .sorted(Comparator.comparing(Operation::path))
                .toList();
    }

    private static Stream<Operation> operations(String above, Resource model) {
        String path = path(above, model.getPath());
        return Stream.concat(
                model.getResourceMethods().stream().map(method -> operation(path, method)),
                model.getChildResources().stream().flatMap(child -> operations(path, child)));
    }

    private static Operation operation(String path, ResourceMethod method) {
        return new Operation(
                method.getHttpMethod(),
                path.isEmpty() ? "/" : path,
                method.getInvocable().getDefinitionMethod(),
                method.getProducedTypes().stream().map(Object::toString).collect(Collectors.toSet()));
    }

    private static String path(String above, String own) {
        String path = above + (own.startsWith("/") ? own : "/" + own);
        String plain = WITH_EXPRESSION.matcher(path).replaceAll("{$1}");
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
