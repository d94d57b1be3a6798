/**
 * Conversation as Markdown, to be read by people.
 * @import { Item, Source, StructuredInput, Task, Thread, UserMessage } from '../protocol/types'
 * @import { Strings } from '../i18n/strings.js'
 */
import { parseTime } from "../i18n/dates.js";
import { portable } from "./portable.js";
import { widgetText } from "./widget-text.js";

/** @typedef {{ strings: Strings, locale: string }} Wording */

/** @param {Thread} thread @param {Item[]} items oldest first @param {Wording} wording */
export function toMarkdown(thread, items, wording) {
  const parts = [`# ${oneLine(thread.title || wording.strings.untitled)}`, time(thread.created_at, wording)];
  let speaker = "";
  for (const item of items) {
    const text = textOf(item, wording);
    if (!text) continue;
    const next = item.type === "user_message" ? wording.strings.you : wording.strings.assistant;
    if (next !== speaker || item.type === "user_message") parts.push(`## ${next}`, time(item.created_at, wording));
    speaker = next;
    parts.push(text);
  }
  return `${parts.join("\n\n")}\n`;
}

/** Time for people and for programs. @param {string} written @param {Wording} wording */
function time(written, { locale }) {
  const at = parseTime(written);
  return `*${at.toLocaleString(locale, { dateStyle: "long", timeStyle: "short" })} (${at.toISOString()})*`;
}

/** @param {Item} item @param {Wording} wording @returns {string} empty for what says nothing */
function textOf(item, wording) {
  switch (item.type) {
    case "user_message":
      return said(item, wording);
    case "assistant_message":
      return item.content
        .map((part) =>
          [
            nested(part.text),
            sources(
              part.annotations?.map(({ source }) => source),
              wording,
            ),
          ]
            .filter(Boolean)
            .join("\n\n"),
        )
        .join("\n\n");
    case "workflow":
      return item.workflow.tasks.map((task) => step(task, wording)).join("\n");
    case "task":
      return step(item.task, wording);
    case "client_tool_call":
      return `- ${item.name} (${item.status === "pending" ? wording.strings.stepRunning : wording.strings.stepDone})`;
    case "widget":
      return quoted(item.copy_text || widgetText(item.widget));
    case "generated_image":
      return item.image ? picture(item.image.url, wording) : "";
    case "structured_input":
      return questions(item, wording);
    default:
      return "";
  }
}

/** @param {UserMessage} message @param {Wording} wording */
function said({ content, quoted_text, attachments = [] }, { strings }) {
  const text = content.map((part) => part.text).join("");
  const files = attachments.map(({ name, mime_type }) => `- ${oneLine(name)} (${mime_type})`);
  return [quoted(quoted_text ?? ""), literal(text), files.length ? `${strings.sentFiles}:\n\n${files.join("\n")}` : ""]
    .filter(Boolean)
    .join("\n\n");
}

/** @param {Source[] | undefined} given @param {Wording} wording */
function sources(given = [], { strings }) {
  const lines = given.filter(Boolean).map((source) => `- ${sourceText(source)}`);
  return lines.length ? `${strings.sources}:\n\n${lines.join("\n")}` : "";
}

/** @param {Source} source */
function sourceText(source) {
  const title = oneLine(source.title);
  if (source.type === "url")
    return /^https?:/i.test(source.url)
      ? `[${title.replaceAll(/[[\]]/g, "\\$&")}](<${source.url.replaceAll(">", "%3E")}>)`
      : title;
  return source.type === "file" && source.filename !== title ? `${title} (${source.filename})` : title;
}

/** @param {Task} task @param {Wording} wording */
function step(task, { strings }) {
  const state = { loading: strings.stepRunning, complete: strings.stepDone, none: "" }[task.status_indicator ?? "none"];
  const usual = task.type === "thought" ? strings.reasoning : strings.step;
  const details = [task.content ?? "", ...(task.queries ?? []), ...(task.sources ?? []).map(sourceText)].filter(
    Boolean,
  );
  const lines = details.flatMap((detail) => detail.split("\n")).map((line) => `  > ${line}`.trimEnd());
  return [`- ${oneLine(task.title || task.title_query || usual)}${state ? ` (${state})` : ""}`, ...lines].join("\n");
}

/** @param {StructuredInput} item @param {Wording} wording */
function questions({ inputs }, { strings }) {
  return inputs
    .map(
      ({ question, answer }) =>
        `- ${oneLine(question)}\n  > ` +
        `${answer?.values?.length ? answer.values.map(oneLine).join(", ") : strings.skipped}`,
    )
    .join("\n");
}

/**
 * Picture by its address; one whose address is its data is only named, since the JSON export has it.
 * @param {string} url
 * @param {Wording} wording
 */
const picture = (url, { strings }) =>
  /^https?:/i.test(url) ? `![${strings.generatedImage}](<${url}>)` : `*${strings.generatedImage}*`;

/** @param {string} text */
const quoted = (text) =>
  text
    ? text
        .split("\n")
        .map((line) => `> ${line}`.trimEnd())
        .join("\n")
    : "";

/** @param {string} text */
const oneLine = (text) => text.replaceAll(/\s+/g, " ").trim();

/** Escape plain text, so that it begins no heading, list or rule. @param {string} text */
const literal = (text) => outsideCode(text, (line) => portable(line).replace(/^(\s*)([#>+*=-]|\d+[.)])/, "$1\\$2"));

/** Lower the headings of an answer below the speaker's. @param {string} text */
const nested = (text) =>
  outsideCode(text, (line) =>
    portable(line).replace(/^#{1,6}(?=\s)/, (hashes) => "#".repeat(Math.min(6, hashes.length + 2))),
  );

/**
 * Change lines outside of code, and close a block of code that was left open.
 * @param {string} text
 * @param {(line: string) => string} change
 */
function outsideCode(text, change) {
  let fence = "";
  const lines = text.split("\n").map((line) => {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const turns = mark && (!fence || line.trim().startsWith(fence));
    if (turns) fence = fence ? "" : mark;
    return fence || turns ? line : change(line);
  });
  return [...lines, ...(fence ? [fence] : [])].join("\n");
}
