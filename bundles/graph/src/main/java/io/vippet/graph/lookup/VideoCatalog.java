package io.vippet.graph.lookup;

import java.util.Optional;

/** The videos that graphs can name. */
public interface VideoCatalog {

    /** Returns the video with exactly this file name (no directory, case counts). */
    Optional<VideoEntry> video(String filename);
}
