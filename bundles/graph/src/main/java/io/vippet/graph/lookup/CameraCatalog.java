package io.vippet.graph.lookup;

import java.util.List;
import java.util.Optional;

/** The cameras that were found. */
public interface CameraCatalog {

    /** Returns the USB camera at this device path. */
    Optional<UsbCamera> usbCamera(String devicePath);

    /** Returns the network cameras in the order in which they were found. */
    List<NetworkCamera> networkCameras();

    /** A catalogue without cameras. */
    static CameraCatalog none() {
        return new CameraCatalog() {
            @Override
            public Optional<UsbCamera> usbCamera(String devicePath) {
                return Optional.empty();
            }

            @Override
            public List<NetworkCamera> networkCameras() {
                return List.of();
            }
        };
    }
}
