package io.vippet.graph.lookup;

/** Puts videos into transport streams, so that they can be played in a loop. */
public interface TsConversion {

    /**
     * Writes a transport-stream copy without re-encoding; works on H.264 and H.265 in MP4, MOV, MKV, AVI or raw.
     *
     * @param source path of the video
     * @param target path of the copy, beside it
     * @return whether the copy is there now
     */
    boolean convert(String source, String target);
}
