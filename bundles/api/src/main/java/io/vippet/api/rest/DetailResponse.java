package io.vippet.api.rest;

/**
 * Why a request did not reach a resource: unknown path or method, unreadable body.
 *
 * @param detail for people
 */
public record DetailResponse(String detail) {}
