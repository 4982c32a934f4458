package io.vippet.description;

import io.vippet.api.rest.Answer;
import io.vippet.api.rest.ConditionalGet;
import io.vippet.api.rest.MessageResponse;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * An answer of a resource method, read from its {@link Answer} annotations and from what it returns.
 *
 * @param status the code
 * @param body form of the body; empty when there is none
 */
public record AnswerDescription(int status, Optional<Shape> body) {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int REFUSED = 400;

    /** All answers that a method names, its success first. */
    public static List<AnswerDescription> of(Method method) {
        List<AnswerDescription> answers = new ArrayList<>();
        for (Answer answer : method.getAnnotationsByType(Answer.class)) {
            Arrays.stream(answer.value())
                    .mapToObj(status -> new AnswerDescription(status, body(method, status, answer.type())))
                    .forEach(answers::add);
        }
        if (answers.stream().allMatch(answer -> answer.status >= REFUSED)) {
            int status = method.getReturnType() == void.class ? NO_CONTENT : OK;
            answers.addFirst(new AnswerDescription(status, body(method, status, void.class)));
        }
        if (method.isAnnotationPresent(ConditionalGet.class)) {
            answers.add(new AnswerDescription(NOT_MODIFIED, Optional.empty()));
        }
        return List.copyOf(answers);
    }

    /** The code that a method answers with when all goes well. */
    public static int success(Method method) {
        return Arrays.stream(method.getAnnotationsByType(Answer.class))
                .flatMapToInt(answer -> Arrays.stream(answer.value()))
                .filter(status -> status < REFUSED)
                .findFirst()
                .orElse(OK);
    }

    private static Optional<Shape> body(Method method, int status, Class<?> given) {
        if (given != void.class) {
            return Optional.of(new Shape.Structure(given.asSubclass(Record.class)));
        }
        if (status >= REFUSED) {
            return Optional.of(new Shape.Structure(MessageResponse.class));
        }
        return status == NO_CONTENT || method.getReturnType() == void.class
                ? Optional.empty()
                : Optional.of(returned(method));
    }

    /** Resources of strangers may return whatever the framework can write. */
    private static Shape returned(Method method) {
        AnnotatedType type = method.getAnnotatedReturnType();
        if (type instanceof AnnotatedParameterizedType generic
                && CompletionStage.class.isAssignableFrom(method.getReturnType())) {
            type = generic.getAnnotatedActualTypeArguments()[0];
        }
        try {
            return Shapes.of(type, method.toString());
        } catch (IllegalArgumentException e) {
            return new Shape.Anything();
        }
    }
}
