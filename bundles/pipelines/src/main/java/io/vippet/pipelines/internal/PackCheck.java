package io.vippet.pipelines.internal;

import io.vippet.api.app.JarCheck;
import io.vippet.pack.JarPackFiles;
import io.vippet.pack.PackException;
import io.vippet.pack.PackHeaders;
import io.vippet.pack.PackReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps a pack with a wrong file from taking the place of one that works: packs have no code that could fail to start. */
@Component
public final class PackCheck implements JarCheck {

    private final PipelineRegistry registry;

    @Activate
    public PackCheck(@Reference PipelineRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Optional<String> complaint(Path jar) {
        try (JarPackFiles files = new JarPackFiles(jar)) {
            return PackHeaders.isPack(files)
                    ? registry.fault(PackReader.read(files, 0)).map(PackCheck::refused)
                    : Optional.empty();
        } catch (PackException e) {
            return Optional.of(refused(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return Optional.of("cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String refused(String fault) {
        return "is a pack that would be refused: " + fault.replaceFirst("\\.$", "");
    }
}
