package io.vippet.deploy.internal;

import java.util.List;

/** Tells what became of the files in the load folder. */
public interface Deployments {

    /** Returns a snapshot, one entry per file, in ascending order of the file names. */
    List<Deployment> deployments();
}
