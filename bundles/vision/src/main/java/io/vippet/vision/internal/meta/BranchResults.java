package io.vippet.vision.internal.meta;

import io.vippet.gstreamer.Buffer;
import io.vippet.vision.internal.meta.FrameTensors.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that one branch of a pipeline knows of a frame. */
public record BranchResults(FrameResults found, FrameTensors tensors) {

    /**
     * What a buffer carries.
     *
     * @param width of its frame in pixels
     */
    public static BranchResults of(Buffer buffer, int width, int height) {
        return new BranchResults(FrameResults.of(buffer, width, height), FrameTensors.of(buffer));
    }

    /** Whether there is nothing at all. */
    public boolean isEmpty() {
        return found.regions().isEmpty() && tensors.tensors().isEmpty();
    }

    /**
     * This and what another branch knows of the same frame. What both have from before the branches parted is there once,
     * with what either said about it; what is new gets the next numbers.
     */
    public BranchResults and(BranchResults other) {
        List<Region> regions = new ArrayList<>(found.regions());
        Map<Integer, Integer> numbers = new HashMap<>();
        int last = regions.stream().mapToInt(Region::id).max().orElse(0);
        for (Region more : other.found.regions()) {
            int same = indexOf(more);
            if (same < 0) {
                last++;
                numbers.put(more.id(), last);
                regions.add(more.numbered(last, numbers.getOrDefault(more.parentId(), -1)));
            } else {
                numbers.put(more.id(), more.id());
                regions.set(same, regions.get(same).joined(more));
            }
        }
        List<Tensor> all = new ArrayList<>(tensors.tensors());
        for (Tensor more : other.tensors.tensors()) {
            Tensor moved = more.of(numbers.getOrDefault(more.region(), -1));
            if (!all.contains(moved)) {
                all.add(moved);
            }
        }
        return new BranchResults(new FrameResults(regions), new FrameTensors(all));
    }

    private int indexOf(Region region) {
        for (int i = 0; i < found.regions().size(); i++) {
            if (found.regions().get(i).isSameDetection(region)) {
                return i;
            }
        }
        return -1;
    }

    /** Writes this to a buffer, in place of what was there. */
    public void writeTo(Buffer buffer, int width, int height) {
        found.writeTo(buffer, width, height);
        if (!tensors.tensors().isEmpty()) {
            tensors.writeTo(buffer);
        }
    }
}
