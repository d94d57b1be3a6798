// The ChatKit protocol as the server writes it (chatkit/types.py of openai-chatkit 1.6). Fields that the
// server leaves out when they are null are optional here.
import type { Widgets } from "@openai/chatkit";

export type Page<T> = { data: T[]; has_more: boolean; after?: string | null };

export type ThreadStatus = { type: "active" | "locked" | "closed"; reason?: string | null };

export type Thread = {
  id: string;
  title?: string | null;
  created_at: string;
  status?: ThreadStatus;
  allowed_image_domains?: string[] | null;
  metadata?: Record<string, unknown>;
  items?: Page<Item>;
  /** Only while a turn runs or waits, and only where the server keeps the events of turns. */
  turn?: RunningTurn | null;
};

/** Turn of a thread; it is not part of ChatKit's protocol. `message_id`: the message that it answers. */
export type RunningTurn = { id: string; state: "running" | "waiting"; message_id?: string | null };

type ItemBase = { id: string; thread_id: string; created_at: string };

export type MessagePart =
  | { type: "input_text"; text: string }
  | {
      type: "input_tag";
      id: string;
      text: string;
      data?: Record<string, unknown>;
      group?: string | null;
      interactive?: boolean;
    };

export type UploadDescriptor = { url: string; method: "POST" | "PUT"; headers?: Record<string, string> | null };

export type StoredAttachment = {
  type: "file" | "image";
  id: string;
  name: string;
  mime_type: string;
  preview_url?: string;
};

export type InferenceOptions = { tool_choice?: { id: string } | null; model?: string | null };

export type UserMessage = ItemBase & {
  type: "user_message";
  content: MessagePart[];
  attachments?: StoredAttachment[];
  quoted_text?: string | null;
  inference_options?: InferenceOptions;
  /** Only on a message this tab has sent and the server has not confirmed. */
  delivery?: "waiting" | "sending" | "failed";
  /** Only on such a message: the one it shall take the place of. */
  edits?: string;
};

type SourceBase = { title: string; description?: string | null; timestamp?: string | null; group?: string | null };

export type Source =
  | (SourceBase & { type: "url"; url: string; attribution?: string | null })
  | (SourceBase & { type: "file"; filename: string })
  | (SourceBase & {
      type: "entity";
      id: string;
      icon?: string | null;
      label?: string | null;
      inline_label?: string | null;
      interactive?: boolean;
      data?: Record<string, unknown>;
    });

export type Annotation = { type: "annotation"; source: Source; index?: number | null };

export type AnswerPart = { type: "output_text"; text: string; annotations?: Annotation[] };

export type AssistantMessage = ItemBase & { type: "assistant_message"; content: AnswerPart[] };

export type ClientToolCall = ItemBase & {
  type: "client_tool_call";
  status: "pending" | "completed";
  call_id: string;
  name: string;
  arguments: Record<string, unknown>;
  output?: unknown;
};

/** A widget's node as it comes over the wire: known by `type`, never trusted. */
export type WidgetNode = {
  type: string;
  id?: string;
  key?: string;
  children?: WidgetNode[] | WidgetNode;
  value?: string;
  streaming?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: each component checks what it reads
  [prop: string]: any;
};

export type WidgetRoot = WidgetNode & Partial<Widgets.Card>;

export type WidgetItem = ItemBase & { type: "widget"; widget: WidgetNode; copy_text?: string | null };

export type GeneratedImage = { id: string; url: string };

export type GeneratedImageItem = ItemBase & {
  type: "generated_image";
  image?: GeneratedImage | null;
  progress?: number | null;
};

export type Answer = { values?: string[]; skipped?: boolean };

export type Question = {
  id: string;
  question: string;
  answer?: Answer | null;
  type: "multiple_choice" | "freeform";
  options?: { value: string }[];
  multiple?: boolean;
  description?: string | null;
};

export type StructuredInput = ItemBase & {
  type: "structured_input";
  status: "pending" | "answered" | "skipped";
  inputs: Question[];
};

export type Task = {
  type: "custom" | "web_search" | "thought" | "file" | "image";
  status_indicator?: "none" | "loading" | "complete";
  title?: string | null;
  icon?: string | null;
  content?: string | null;
  title_query?: string | null;
  queries?: string[];
  sources?: Source[];
};

export type TaskItem = ItemBase & { type: "task"; task: Task };

export type WorkflowSummary = { title: string; icon?: string | null } | { duration: number };

export type WorkflowItem = ItemBase & {
  type: "workflow";
  workflow: {
    type: "custom" | "reasoning";
    tasks: Task[];
    summary?: WorkflowSummary | null;
    expanded?: boolean;
  };
};

/** End of a turn. One that did not end well says why, which is not part of ChatKit's protocol. */
export type EndOfTurn = ItemBase & {
  type: "end_of_turn";
  reason?: "stopped" | "interrupted" | "cut" | "shutdown" | null;
  action?: "continue" | "answer_again" | null;
};

export type HiddenItem = ItemBase & { type: "hidden_context_item" | "sdk_hidden_context"; content?: unknown };

export type Item =
  | UserMessage
  | AssistantMessage
  | ClientToolCall
  | WidgetItem
  | GeneratedImageItem
  | StructuredInput
  | TaskItem
  | WorkflowItem
  | EndOfTurn
  | HiddenItem;

export type ItemUpdate =
  | { type: "assistant_message.content_part.added"; content_index: number; content: AnswerPart }
  | { type: "assistant_message.content_part.text_delta"; content_index: number; delta: string }
  | {
      type: "assistant_message.content_part.annotation_added";
      content_index: number;
      annotation_index: number;
      annotation: Annotation;
    }
  | { type: "assistant_message.content_part.done"; content_index: number; content: AnswerPart }
  | { type: "widget.streaming_text.value_delta"; component_id: string; delta: string; done: boolean }
  | { type: "widget.root.updated"; widget: WidgetNode }
  | { type: "widget.component.updated"; component_id: string; component: WidgetNode }
  | { type: "workflow.task.added"; task_index: number; task: Task }
  | { type: "workflow.task.updated"; task_index: number; task: Task }
  | { type: "generated_image.updated"; image: GeneratedImage; progress?: number | null };

export type Notice = { level: "info" | "warning" | "danger"; message: string; title?: string | null };

export type ServerEvent =
  | { type: "thread.created" | "thread.updated"; thread: Thread }
  | { type: "thread.item.added" | "thread.item.done" | "thread.item.replaced"; item: Item }
  | { type: "thread.item.updated"; item_id: string; update: ItemUpdate }
  | { type: "thread.item.removed"; item_id: string }
  | { type: "stream_options"; stream_options: { allow_cancel: boolean } }
  | { type: "progress_update"; icon?: string | null; text: string }
  | { type: "client_effect"; name: string; data?: Record<string, unknown> }
  | { type: "error"; code: string; message?: string | null; allow_retry?: boolean }
  | ({ type: "notice" } & Notice);

export type ActionConfig = {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: it is the host's and the server's own
  payload?: any;
  handler?: "server" | "client";
  loadingBehavior?: "auto" | "none" | "self" | "container";
  streaming?: boolean;
};
