package io.vippet.description;

import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a resource method takes from its request, read from its parameters: {@code @PathParam} and {@code @QueryParam}
 * of scalar types with {@code @Min}, {@code @Max}, {@code @Size}, and at most one body that is a record (a form
 * when it holds a file) or a tagged union. Parameters of other kinds are left to the framework.
 *
 * @param path path parameters in declaration order
 * @param query query parameters in declaration order
 * @param body the body, null when there is none
 */
public record OperationDescription(
        List<Member> path, List<Member> query, @Nullable Body body) {

    /**
     * A body.
     *
     * @param shape its form
     * @param nullable whether it may be missing
     */
    public record Body(Shape shape, boolean nullable) {

        /** Whether it is a multipart form instead of JSON: one of its members is a file. */
        public boolean form() {
            return shape instanceof Shape.Structure structure
                    && RecordDescription.of(structure.type()).members().stream()
                            .anyMatch(member -> member.shape() instanceof Shape.Upload);
        }
    }

    private static final Set<Class<?>> SCALARS = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            BigInteger.class,
            double.class,
            Double.class,
            boolean.class,
            Boolean.class);

    /** Describes a resource method. */
    public static OperationDescription of(Method method) {
        List<Member> path = new ArrayList<>();
        List<Member> query = new ArrayList<>();
        Body body = null;
        for (Parameter parameter : method.getParameters()) {
            PathParam inPath = parameter.getAnnotation(PathParam.class);
            QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
            if (inPath != null && isScalar(parameter.getType())) {
                path.add(member(inPath.value(), parameter));
            } else if (inQuery != null && isScalar(parameter.getType())) {
                query.add(member(inQuery.value(), parameter));
            } else if (isBody(parameter)) {
                body = new Body(
                        Shapes.of(parameter.getAnnotatedType(), method + " body"),
                        Shapes.nullable(parameter.getAnnotatedType()));
            }
        }
        return new OperationDescription(List.copyOf(path), List.copyOf(query), body);
    }

    /** Tells whether the value of such a parameter comes from a description. */
    public static boolean isScalar(Class<?> type) {
        return SCALARS.contains(type) || type.isEnum();
    }

    private static boolean isBody(Parameter parameter) {
        boolean fromElsewhere = Arrays.stream(parameter.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getName().startsWith("jakarta.ws.rs."));
        return !fromElsewhere && Shapes.isPayload(parameter.getType());
    }

    private static Member member(String name, Parameter parameter) {
        boolean nullable = Shapes.nullable(parameter.getAnnotatedType());
        TextNode byDefault = Optional.ofNullable(parameter.getAnnotation(DefaultValue.class))
                .map(value -> TextNode.valueOf(value.value()))
                .orElse(null);
        return new Member(
                name,
                Shapes.of(parameter.getAnnotatedType(), "Parameter " + name),
                nullable,
                byDefault == null && !nullable,
                byDefault,
                true,
                Constraints.of(parameter),
                false);
    }
}
