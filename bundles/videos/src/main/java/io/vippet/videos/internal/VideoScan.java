package io.vippet.videos.internal;

import io.vippet.api.app.StartupTask;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks which videos are there before the server is ready. */
@Component(property = StartupTask.ORDER + ":Integer=100")
public final class VideoScan implements StartupTask {

    private static final Logger log = LoggerFactory.getLogger(VideoScan.class);

    private final VideoInventory inventory;

    @Activate
    public VideoScan(@Reference VideoInventory inventory) {
        this.inventory = inventory;
    }

    @Override
    public String activity() {
        return "Scanning videos";
    }

    @Override
    public void run() {
        log.info("{} videos are there", inventory.list().size());
    }
}
