// One of each thing the protocol knows, for tests that take them in any order.
export const threadId = "thr_1";
const base = { thread_id: threadId, created_at: "2026-11-22T10:00:00" };

/** @type {import('../src/protocol/types').Thread} */
export const thread = { id: threadId, title: "Rent", created_at: base.created_at, status: { type: "active" } };

/** @type {(id: string, text?: string) => import('../src/protocol/types').UserMessage} */
export const said = (id, text = "hello") => ({
  ...base,
  id,
  type: "user_message",
  content: [{ type: "input_text", text }],
});

/** @type {(id: string, text?: string) => import('../src/protocol/types').AssistantMessage} */
export const answered = (id, text = "") => ({
  ...base,
  id,
  type: "assistant_message",
  content: text ? [{ type: "output_text", text }] : [],
});

/** @type {(id: string) => import('../src/protocol/types').WorkflowItem} */
export const work = (id) => ({ ...base, id, type: "workflow", workflow: { type: "custom", tasks: [] } });

/** @type {(id: string) => import('../src/protocol/types').Item[]} */
export const oneOfEach = (id) => [
  said(`${id}-user`),
  answered(`${id}-assistant`),
  work(`${id}-workflow`),
  { ...base, id: `${id}-task`, type: "task", task: { type: "custom", title: "Create task" } },
  {
    ...base,
    id: `${id}-widget`,
    type: "widget",
    widget: { type: "Card", children: [{ type: "Text", id: "text", value: "a" }] },
  },
  { ...base, id: `${id}-image`, type: "generated_image" },
  { ...base, id: `${id}-call`, type: "client_tool_call", status: "pending", call_id: "c", name: "zone", arguments: {} },
  {
    ...base,
    id: `${id}-question`,
    type: "structured_input",
    status: "pending",
    inputs: [{ id: "q", question: "Which?", type: "freeform" }],
  },
  { ...base, id: `${id}-hidden`, type: "hidden_context_item", content: "secret" },
  { ...base, id: `${id}-sdk`, type: "sdk_hidden_context", content: "secret" },
  { ...base, id: `${id}-end`, type: "end_of_turn" },
];

/** @type {import('../src/protocol/types').ItemUpdate[]} */
export const updates = [
  { type: "assistant_message.content_part.added", content_index: 1, content: { type: "output_text", text: "" } },
  { type: "assistant_message.content_part.text_delta", content_index: 0, delta: "x" },
  {
    type: "assistant_message.content_part.annotation_added",
    content_index: 0,
    annotation_index: 3,
    annotation: { type: "annotation", source: { type: "url", title: "a", url: "https://a.example" } },
  },
  { type: "assistant_message.content_part.done", content_index: 0, content: { type: "output_text", text: "done" } },
  { type: "widget.streaming_text.value_delta", component_id: "text", delta: "b", done: false },
  { type: "widget.root.updated", widget: { type: "ListView", children: [] } },
  { type: "widget.component.updated", component_id: "text", component: { type: "Title", id: "text", value: "c" } },
  {
    type: "workflow.task.added",
    task_index: 0,
    task: { type: "custom", title: "Create task", status_indicator: "loading" },
  },
  {
    type: "workflow.task.updated",
    task_index: 0,
    task: { type: "custom", title: "Create task", status_indicator: "complete" },
  },
  { type: "generated_image.updated", image: { id: "i", url: "https://a.example/i.png" }, progress: 0.5 },
];
