package io.vippet.http.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** A service reference with properties and nothing else. */
final class FakeReference implements ServiceReference<Handler> {

    private final Map<String, Object> properties;

    FakeReference(Map<String, Object> properties) {
        this.properties = Map.copyOf(properties);
    }

    @Override
    public @Nullable Object getProperty(String key) {
        return properties.get(key);
    }

    @Override
    public String[] getPropertyKeys() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public Bundle getBundle() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Bundle[] getUsingBundles() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Object other) {
        return Integer.compare(ranking(), ((FakeReference) other).ranking());
    }

    private int ranking() {
        return properties.get("service.ranking") instanceof Integer ranking ? ranking : 0;
    }

    @Override
    public boolean isAssignableTo(Bundle bundle, String className) {
        return true;
    }

    @Override
    public Dictionary<String, Object> getProperties() {
        return new Hashtable<>(properties);
    }

    @Override
    public <A> A adapt(Class<A> type) {
        throw new UnsupportedOperationException();
    }
}
