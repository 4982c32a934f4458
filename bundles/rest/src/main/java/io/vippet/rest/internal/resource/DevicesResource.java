package io.vippet.rest.internal.resource;

import io.vippet.api.device.Device;
import io.vippet.api.device.Devices;
import io.vippet.api.rest.ConditionalGet;
import io.vippet.rest.internal.wire.FailureText;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Inference devices. */
@Component(service = DevicesResource.class)
@JakartarsResource
@Path("/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class DevicesResource {

    private final Devices devices;

    @Activate
    public DevicesResource(@Reference Devices devices) {
        this.devices = devices;
    }

    @GET
    @ConditionalGet
    @FailureText(value = "Unexpected error when discovering devices", withCause = false)
    public List<Device> getDevices() {
        return devices.list();
    }
}
