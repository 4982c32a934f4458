/** Thin client of the REST API for the command line: runs a test, shows progress, prints the outcome. */
@NullMarked
package io.vippet.cli;

import org.jspecify.annotations.NullMarked;
