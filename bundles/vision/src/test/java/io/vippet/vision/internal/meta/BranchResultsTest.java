package io.vippet.vision.internal.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.vision.internal.meta.FrameTensors.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchResultsTest {
    private static final Attribute MALE = new Attribute("gender", "male", 1, 0.9f, "g");
    private static final Attribute OLD = new Attribute("age", "60", -1, 1, "a");

    private final Region face = Region.of(1, "face", 0.1, 0.1, 0.2, 0.2);
    private final Region car = Region.of(2, "car", 0.5, 0.5, 0.7, 0.7);

    @Test
    void whatBothBranchesHaveFromBeforeIsThereOnceWithWhatEitherSaid() {
        BranchResults both = results(face.with(List.of(MALE)), car)
                .and(results(face.with(List.of(OLD)).tracked(7), car));
        assertThat(both.found().regions())
                .containsExactly(face.with(List.of(MALE, OLD)).tracked(7), car);
    }

    @Test
    void whatIsNewGetsTheNextNumbersAndItsPartsFollow() {
        Region person = Region.of(1, "person", 0, 0, 0.4, 0.9);
        Region hat = Region.of(2, "hat", 0.1, 0, 0.2, 0.1).numbered(2, 1);
        BranchResults both = results(face).and(results(person, hat));
        assertThat(both.found().regions()).containsExactly(face, person.numbered(2, -1), hat.numbered(3, 2));
    }

    @Test
    void tensorsFollowTheirRegions() {
        Tensor shared = new Tensor(-1, "m", "whole", List.of(1), new float[] {1});
        Tensor ofPerson = new Tensor(1, "m", "part", List.of(1), new float[] {2});
        BranchResults first = new BranchResults(new FrameResults(List.of(face)), new FrameTensors(List.of(shared)));
        BranchResults second = new BranchResults(
                new FrameResults(List.of(Region.of(1, "person", 0, 0, 1, 1))),
                new FrameTensors(List.of(shared, ofPerson)));
        List<Tensor> tensors = first.and(second).tensors().tensors();
        assertThat(tensors).extracting(Tensor::region).containsExactly(-1, 2);
        assertThat(tensors).extracting(Tensor::layer).containsExactly("whole", "part");
    }

    private static BranchResults results(Region... regions) {
        return new BranchResults(new FrameResults(List.of(regions)), FrameTensors.NONE);
    }
}
