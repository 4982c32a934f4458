package io.vippet.rest.internal.resource;

import io.vippet.api.job.Job;
import io.vippet.rest.internal.wire.MessageException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A part of a list of jobs, asked for by number and place. */
final class JobPage {

    private JobPage() {}

    /**
     * Takes the newest jobs of a list.
     *
     * @param oldestFirst all jobs
     * @param limit how many at most; null = all
     * @param before id of a job; only jobs accepted before it count; null = all count
     * @return the jobs, oldest first
     * @throws MessageException 404 when there is no job {@code before}
     */
    static List<Job> of(List<Job> oldestFirst, @Nullable Integer limit, @Nullable String before) {
        int end = before == null ? oldestFirst.size() : position(oldestFirst, before);
        return oldestFirst.subList(limit == null ? 0 : Math.max(0, end - limit), end);
    }

    private static int position(List<Job> jobs, String id) {
        return IntStream.range(0, jobs.size())
                .filter(i -> jobs.get(i).id().equals(id))
                .findFirst()
                .orElseThrow(() -> MessageException.notFound("Job " + id + " not found"));
    }
}
