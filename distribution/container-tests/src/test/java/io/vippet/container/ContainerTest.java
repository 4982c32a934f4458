package io.vippet.container;

import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.jspecify.annotations.NullUnmarked;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** Runs its subclasses in a container with the whole product, one per class, once the server is ready. */
@NullUnmarked
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class ContainerTest {

    @Inject
    protected BundleContext context;

    protected Client client;

    @Configuration
    public Option[] product() throws IOException {
        return new Option[] {ProductContainer.options()};
    }

    @Before
    public void awaitReady() {
        client = new Client(Path.of(context.getProperty("VIPPET_HOME")));
        client.awaitReady();
    }
}
