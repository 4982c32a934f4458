package io.vippet.rest.internal.wire;

import io.vippet.api.job.QueueFullException;
import io.vippet.api.job.TestRefusedException;
import io.vippet.api.media.UploadRefusedException;
import io.vippet.api.pipeline.PipelineException;
import io.vippet.api.rest.DetailResponse;
import io.vippet.api.rest.HTTPValidationError;
import io.vippet.api.rest.MessageResponse;
import io.vippet.description.AnswerDescription;
import io.vippet.description.Shape;
import io.vippet.rest.internal.form.MalformedFormException;
import io.vippet.rest.internal.form.OversizeException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever goes wrong into one of the error shapes of the contract. */
public final class ErrorAnswers implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final int UNREADABLE = 400;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;

    private static final Optional<Shape> MESSAGE = Optional.of(new Shape.Structure(MessageResponse.class));

    private record MessageWithDetail(Object detail, String message) {}

    private final ResourceInfo resource;
    private final Provider<ContainerRequestContext> request;

    /**
     * Is made once per generation.
     *
     * @param resource proxy for that of the request at hand
     * @param request finds the request at hand
     */
    @Inject
    public ErrorAnswers(@Context ResourceInfo resource, Provider<ContainerRequestContext> request) {
        this.resource = resource;
        this.request = request;
    }

    @Override
    public Response toResponse(Throwable failure) {
        return switch (failure) {
            case InvalidRequestException invalid -> invalid(invalid);
            case UnreadableBodyException unreadable -> unreadable(unreadable);
            case MalformedFormException malformed -> unreadable(new UnreadableBodyException(text(malformed)));
            case OversizeException oversize -> answer(413, new MessageResponse(text(oversize)));
            case UploadRefusedException refused -> answer(INVALID, refused.error());
            case MessageException refusal ->
                answer(refusal.status().getStatusCode(), new MessageResponse(text(refusal)));
            case TestRefusedException refused -> answer(400, new MessageResponse(text(refused)));
            case QueueFullException full -> queueFull(full);
            case PipelineException refused -> answer(status(refused), new MessageResponse(text(refused)));
            case NotAllowedException notAllowed -> notAllowed(notAllowed);
            case WebApplicationException framework -> framework(framework);
            default -> unexpected(failure);
        };
    }

    private static int status(PipelineException refused) {
        return refused.kind() == PipelineException.Kind.NOT_FOUND ? 404 : 400;
    }

    private static Response queueFull(QueueFullException failure) {
        return Response.fromResponse(answer(TOO_MANY, new MessageResponse(text(failure))))
                .header(HttpHeaders.RETRY_AFTER, failure.retryAfter().toSeconds())
                .build();
    }

    private Response invalid(InvalidRequestException failure) {
        return answer(
                INVALID,
                promisesMessage(INVALID)
                        ? new MessageWithDetail(failure.errors(), text(failure))
                        : new HTTPValidationError(failure.errors()));
    }

    private Response unreadable(UnreadableBodyException failure) {
        return answer(
                UNREADABLE,
                promisesMessage(UNREADABLE)
                        ? new MessageWithDetail(text(failure), text(failure))
                        : new DetailResponse(text(failure)));
    }

    /** Some operations promise a message where all others give details; they keep that promise and give both. */
    private boolean promisesMessage(int status) {
        return AnswerDescription.of(resource.getResourceMethod()).stream()
                .filter(answer -> answer.status() == status)
                .anyMatch(answer -> answer.body().equals(MESSAGE));
    }

    private Response notAllowed(NotAllowedException failure) {
        String redirect = RoutingRules.redirect(request.get());
        if (redirect != null) {
            return Response.status(307).header(HttpHeaders.LOCATION, redirect).build();
        }
        Set<String> allowed = new TreeSet<>(failure.getResponse().getAllowedMethods());
        // The framework adds these two of its own accord; here they are not answered.
        allowed.removeAll(Set.of("HEAD", "OPTIONS"));
        return Response.fromResponse(answer(405, new DetailResponse("Method Not Allowed")))
                .header(HttpHeaders.ALLOW, String.join(", ", allowed))
                .build();
    }

    private Response framework(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() >= 500) {
            log(failure);
        }
        return Response.fromResponse(response)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new DetailResponse(response.getStatusInfo().getReasonPhrase()))
                .build();
    }

    private Response unexpected(Throwable failure) {
        log(failure);
        FailureText text = failureText();
        String cause = text(failure);
        String message =
                text == null ? "Unexpected error: " + cause : text.withCause() ? text.value() + cause : text.value();
        return answer(500, new MessageResponse(message));
    }

    private @Nullable FailureText failureText() {
        Method method = resource.getResourceMethod();
        if (method == null) {
            return null;
        }
        FailureText own = method.getAnnotation(FailureText.class);
        return own != null ? own : method.getDeclaringClass().getAnnotation(FailureText.class);
    }

    private void log(Throwable failure) {
        ContainerRequestContext failed = request.get();
        LOG.error("{} {} failed", failed.getMethod(), failed.getUriInfo().getPath(), failure);
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static Response answer(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(entity)
                .build();
    }
}
