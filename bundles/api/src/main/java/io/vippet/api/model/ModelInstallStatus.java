package io.vippet.api.model;

import io.vippet.api.payload.WireName;

/** Whether a model's files are there. */
public enum ModelInstallStatus {
    @WireName("installed")
    INSTALLED,
    @WireName("not_installed")
    NOT_INSTALLED,
    @WireName("installing")
    INSTALLING,
    @WireName("failed")
    FAILED
}
