package io.vippet.graph.internal.preparation;

import io.vippet.graph.internal.text.Blanks;
import io.vippet.graph.lookup.CameraCatalog;
import io.vippet.graph.lookup.NetworkCamera;
import java.util.Optional;

/** Finds network cameras by stream address. */
final class NetworkCameras {

    private final CameraCatalog cameras;

    NetworkCameras(CameraCatalog cameras) {
        this.cameras = cameras;
    }

    Optional<NetworkCamera> at(String url) {
        String wanted = Blanks.trim(url);
        return cameras.networkCameras().stream()
                .filter(camera ->
                        camera.profiles().stream().anyMatch(p -> p.url().equals(wanted)))
                .findFirst();
    }

    /** Returns the encoding of the camera's best profile, else that of the profile with this address. */
    Optional<String> encoding(String url) {
        return at(url).flatMap(camera -> Optional.ofNullable(camera.bestProfile())
                .flatMap(NetworkCameras::encoding)
                .or(() -> encodingAt(camera, Blanks.trim(url))));
    }

    private static Optional<String> encodingAt(NetworkCamera camera, String url) {
        return camera.profiles().stream()
                .filter(profile -> profile.url().equals(url))
                .flatMap(profile -> encoding(profile).stream())
                .findFirst();
    }

    private static Optional<String> encoding(NetworkCamera.Profile profile) {
        return Optional.ofNullable(profile.encoding()).filter(encoding -> !encoding.isEmpty());
    }
}
