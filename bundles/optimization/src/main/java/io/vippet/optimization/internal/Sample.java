package io.vippet.optimization.internal;

/**
 * What one run of a pipeline showed.
 *
 * @param fps frames per second
 * @param frames counted frames
 * @param detections number of detections of all labels; 0 also when they are not reported
 */
record Sample(double fps, long frames, long detections) {}
