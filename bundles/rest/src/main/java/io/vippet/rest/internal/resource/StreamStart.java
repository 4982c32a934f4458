package io.vippet.rest.internal.resource;

import io.vippet.api.payload.WireName;

/** Where a stream of records begins. */
public enum StreamStart {
    /** With the first record of the file. */
    @WireName("start")
    START,
    /** With what is written from now on. */
    @WireName("now")
    NOW
}
