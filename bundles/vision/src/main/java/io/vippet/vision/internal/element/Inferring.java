package io.vippet.vision.internal.element;

import io.vippet.vision.internal.image.RowKernels;
import io.vippet.vision.internal.model.ModelProcReader;
import io.vippet.vision.internal.share.SharedModels;

/**
 * What the inferring elements of a process share.
 *
 * @param models compiled models
 * @param descriptions finder of model descriptions
 * @param kernels arithmetic of the resamplers
 */
record Inferring(SharedModels models, ModelProcReader descriptions, RowKernels kernels) {}
