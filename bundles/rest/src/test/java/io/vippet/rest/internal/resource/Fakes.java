package io.vippet.rest.internal.resource;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/** Services of which a test needs a few methods only. */
final class Fakes {

    private Fakes() {}

    /**
     * Makes a service.
     *
     * @param methods name of a method to what it does with its arguments; others fail
     */
    static <T> T of(Class<T> service, Map<String, Function<Object[], Object>> methods) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (self, method, arguments) -> {
                    Function<Object[], Object> body = methods.get(method.getName());
                    if (body == null) {
                        throw new UnsupportedOperationException(method.toString());
                    }
                    return body.apply(arguments);
                }));
    }
}
