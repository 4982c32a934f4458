package io.vippet.api.rest;

/**
 * Why a request did not reach a resource: unknown path or method, unreadable or too large body.
 *
 * @param detail for people
 */
public record DetailResponse(String detail) {}
