-- Makes wrk print its figures as one line of JSON; times in microseconds.
done = function(summary, latency, requests)
    local e = summary.errors
    print(string.format(
        '{"requests":%d,"duration":%d,"bytes":%d,"errors":%d,"p50":%d,"p99":%d,"max":%d}',
        summary.requests, summary.duration, summary.bytes,
        e.connect + e.read + e.write + e.status + e.timeout,
        latency:percentile(50), latency:percentile(99), latency.max))
end
