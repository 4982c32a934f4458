package io.vippet.graph.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network camera.
 *
 * @param username user name, or null when none is needed
 * @param password password, or null
 * @param bestProfile its best profile, one of {@code profiles}, or null
 */
public record NetworkCamera(
        @Nullable String username,
        @Nullable String password,
        @Nullable Profile bestProfile,
        List<Profile> profiles) {

    public NetworkCamera {
        profiles = List.copyOf(profiles);
    }

    /** Says only how many profiles there are, so that passwords stay out of logs. */
    @Override
    public String toString() {
        return "NetworkCamera[" + profiles.size() + " profiles]";
    }

    /**
     * One stream that a camera offers.
     *
     * @param url address, {@code rtsp://…}
     * @param encoding {@code H264}, {@code H265}, {@code JPEG}, or null when unknown
     */
    public record Profile(String url, @Nullable String encoding) {}
}
