package io.vippet.vision.internal.element;

import io.vippet.vision.internal.image.Placement;
import io.vippet.vision.internal.image.Resampler;
import io.vippet.vision.internal.image.RowKernels;
import io.vippet.vision.internal.share.Lease;

/**
 * A model in use by one element.
 *
 * @param resampler belongs to the streaming thread
 */
record ModelUse(ModelSetup setup, Lease lease, Resampler resampler) {
    static ModelUse of(ModelSetup setup, Lease lease, RowKernels kernels) {
        Resampler resampler = new Resampler(
                kernels,
                lease.model().width(),
                lease.model().height(),
                lease.model().planar(),
                setup.plan().colours(lease.model().channels()),
                setup.plan().padding());
        return new ModelUse(setup, lease, resampler);
    }

    int width() {
        return lease.model().width();
    }

    int height() {
        return lease.model().height();
    }

    Placement place(Target t) {
        return Placement.of(setup.plan().resize(), t.x(), t.y(), t.width(), t.height(), width(), height());
    }
}
