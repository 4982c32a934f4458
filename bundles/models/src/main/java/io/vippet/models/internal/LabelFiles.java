package io.vippet.models.internal;

import io.vippet.api.app.Place;
import io.vippet.api.app.Settings;
import io.vippet.pack.Pack;
import io.vippet.pack.PackResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays the label files of packs where launch texts look for them. They stay when the pack goes. */
@Component(service = LabelFiles.class, immediate = true)
public final class LabelFiles {

    private static final Logger log = LoggerFactory.getLogger(LabelFiles.class);

    private final Path labels;

    @Activate
    public LabelFiles(@Reference Settings settings) {
        labels = settings.path(Place.LABELS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPack(Pack pack) {
        for (PackResource resource : pack.labels()) {
            try {
                write(resource);
            } catch (IOException e) {
                log.error(
                        "Label file {} of pack {} cannot be written: {}", resource.name(), pack.name(), e.getMessage());
            }
        }
    }

    void removePack(Pack pack) {}

    private void write(PackResource resource) throws IOException {
        Path target = labels.resolve(resource.name());
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), resource.content())) {
            return;
        }
        Files.createDirectories(labels);
        Path temporary = labels.resolve("." + resource.name() + ".part");
        Files.write(temporary, resource.content());
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
