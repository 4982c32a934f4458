package io.vippet.conformance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one ready server, with the bundles {@code echo} and {@code plain} dropped in, that lives as long as the run. */
final class SharedProduct implements ParameterResolver {

    /** The two addresses of every operation. */
    static final String[] ROOTS = {"", "/api/v1"};

    private record Holder(Product product) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            product.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedProduct.class))
                .getOrComputeIfAbsent("product", key -> start(), Holder.class)
                .product();
    }

    private static Holder start() {
        try {
            return new Holder(Product.ready("echo", "plain"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
