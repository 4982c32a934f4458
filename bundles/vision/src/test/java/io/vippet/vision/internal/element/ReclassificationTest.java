package io.vippet.vision.internal.element;

import static org.assertj.core.api.Assertions.assertThat;

import io.vippet.vision.internal.meta.Attribute;
import io.vippet.vision.internal.meta.Region;
import io.vippet.vision.internal.model.InputPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReclassificationTest {
    @Test
    void classifiesATrackOnEveryNthFrame() {
        Reclassification r = new Reclassification(3);
        assertThat(List.of(r.due(1, 0), r.due(1, 1), r.due(1, 2), r.due(1, 3), r.due(2, 3)))
                .containsExactly(true, false, false, true, true);
        assertThat(r.due(-1, 4)).isTrue();
        List<Attribute> said = List.of(new Attribute("a", "b", 0, 1, "m"));
        r.remember(1, said);
        assertThat(r.last(1)).isEqualTo(said);
        assertThat(r.last(2)).isEmpty();
    }

    @Test
    void zeroMeansOnceAndOneAlways() {
        Reclassification once = new Reclassification(0);
        assertThat(List.of(once.due(1, 0), once.due(1, 1000))).containsExactly(true, false);
        Reclassification always = new Reclassification(1);
        assertThat(List.of(always.due(1, 0), always.due(1, 1))).containsExactly(true, true);
        assertThat(always.repeats()).isFalse();
    }

    @Test
    void regionsAreCutAsTheModelWantsThem() {
        Region r = new Region(1, -1, -1, "", 0, 1, 0.25f, 0.25f, 0.5f, 0.75f, List.of());
        assertThat(Target.region(r, new InputPlan.Crop(1, false), 400, 200))
                .isEqualTo(new Target(r, 100, 50, 100, 100));
        assertThat(Target.region(r, new InputPlan.Crop(1.5, false), 400, 200))
                .isEqualTo(new Target(r, 75, 25, 150, 150));
        assertThat(Target.region(r, new InputPlan.Crop(1, true), 400, 400)).isEqualTo(new Target(r, 50, 100, 200, 200));
        assertThat(Target.region(r, new InputPlan.Crop(9, false), 400, 200)).isEqualTo(new Target(r, 0, 0, 400, 200));
    }
}
