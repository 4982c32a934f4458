package io.vippet.api.job;

/**
 * How detections agree with those of a reference, frame by frame. A detection is found when one of the same label
 * overlaps it with an intersection over union of at least 0.5; each counts once, the most certain first.
 *
 * @param frames number of frames compared
 * @param precision share of the detections that the reference has, 1 when there are none
 * @param recall share of the reference's detections that were found, 1 when there are none
 * @param confidenceDifference mean absolute difference of the confidences of those found
 */
public record DetectionAccuracy(long frames, double precision, double recall, double confidenceDifference) {}
