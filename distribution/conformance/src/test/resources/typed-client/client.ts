// One source for two generated clients: ./api is made from the published contract or from our own document.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

type Graph = components["schemas"]["PipelineGraph"];
type Status = components["schemas"]["PerformanceJobStatus"];

declare const process: { argv: string[] };
const address = process.argv[2] ?? "";
const api = createClient<paths>({ baseUrl: address });

function need<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(what);
  }
}

const graph: Graph = {
  nodes: [
    { id: "0", type: "videotestsrc", data: { "num-buffers": "3" } },
    { id: "1", type: "fakesink", data: { name: "default_output_sink" } },
  ],
  edges: [{ id: "0", source: "0", target: "1" }],
};

const health: boolean = need(await api.GET("/health")).healthy;
check(health, "healthy");
const state: components["schemas"]["AppStatus"] = need(await api.GET("/status")).status;
check(state === "ready", "ready");

for (const device of need(await api.GET("/devices"))) {
  const gpu: number | null = device.gpu_id;
  const family: "CPU" | "GPU" | "NPU" = device.device_family;
  check(family === "GPU" || gpu === null, "only a GPU has a number");
}
for (const model of need(await api.GET("/models"))) {
  const installed = (model.variants ?? []).filter((variant) => variant.installed).length;
  check(model.install_status !== "installed" || installed > 0, model.display_name);
}
for (const video of need(await api.GET("/videos"))) {
  const asked = { params: { query: { filename: video.filename } } };
  check(need(await api.GET("/videos/check-video-input-exists", asked)).exists, video.filename);
}
check(need(await api.GET("/pipeline-templates")).some((template) => template.id === "detect-classify"), "template");

const text: string = need(await api.POST("/convert/to-description", { body: graph })).pipeline_description;
const parsed = need(await api.POST("/convert/to-graph", { body: { pipeline_description: text } }));
check(parsed.pipeline_graph.nodes.length === graph.nodes.length, text);

const created = need(
  await api.POST("/pipelines", {
    body: {
      name: "Typed client",
      description: "Made by a generated client.",
      source: "USER_CREATED",
      tags: ["test"],
      variants: [{ name: "CPU", pipeline_graph: graph, pipeline_graph_simple: graph }],
    },
  }),
);
const path = { pipeline_id: created.id };
const pipeline = need(await api.GET("/pipelines/{pipeline_id}", { params: { path } }));
const variant = pipeline.variants[0];
check(variant !== undefined && !variant.read_only && pipeline.thumbnail === null, pipeline.name);
const renamed = need(await api.PATCH("/pipelines/{pipeline_id}", { params: { path }, body: { name: "Renamed" } }));
check(renamed.name === "Renamed", renamed.name);

const refused = await api.PATCH("/pipelines/{pipeline_id}", { params: { path }, body: {} });
const message: string | undefined = refused.error?.message;
check(message !== undefined && message.includes("name"), "a refusal has a message");

const job = need(
  await api.POST("/tests/performance", {
    body: {
      pipeline_performance_specs: [
        { pipeline: { source: "variant", pipeline_id: created.id, variant_id: variant?.id ?? "" }, streams: 1 },
      ],
      execution_config: {
        output_mode: "disabled", max_runtime: 0, metadata_mode: "disabled", enable_latency_metrics: false,
      },
    },
  }),
).job_id;
const of = { params: { path: { job_id: job } } };
let status: Status;
do {
  await new Promise((resolve) => setTimeout(resolve, 100));
  status = need(await api.GET("/jobs/tests/performance/{job_id}/status", of));
} while (status.state === "RUNNING");
const fps: number | null = status.total_fps;
check(status.state === "COMPLETED" && fps !== null, JSON.stringify(status.details));
check(need(await api.GET("/jobs/tests/performance/{job_id}", of)).id === job, "summary");
check((await api.DELETE("/jobs/tests/performance/{job_id}", of)).response.status === 409, "an ended job cannot be stopped");
need(await api.DELETE("/pipelines/{pipeline_id}", { params: { path } }));
console.log("the typed client is content");
