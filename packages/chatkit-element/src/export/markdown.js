/**
 * A conversation as Markdown, to be read by people.
 * @import { Item, Source, StructuredInput, Task, Thread, UserMessage } from '../protocol/types'
 * @import { Strings } from '../i18n/strings.js'
 */
import { instant } from "../i18n/dates.js";
import { widgetText } from "./widget-text.js";

/** @typedef {{ strings: Strings, locale: string }} Manner */

/** @param {Thread} thread @param {Item[]} items oldest first @param {Manner} manner */
export function markdownOf(thread, items, manner) {
  const parts = [`# ${oneLine(thread.title || manner.strings.untitled)}`, time(thread.created_at, manner)];
  let speaker = "";
  for (const item of items) {
    const text = textOf(item, manner);
    if (!text) continue;
    const next = item.type === "user_message" ? manner.strings.you : manner.strings.assistant;
    if (next !== speaker || item.type === "user_message") parts.push(`## ${next}`, time(item.created_at, manner));
    speaker = next;
    parts.push(text);
  }
  return `${parts.join("\n\n")}\n`;
}

/** For people and for programs. @param {string} written @param {Manner} manner */
function time(written, { locale }) {
  const at = instant(written);
  return `*${at.toLocaleString(locale, { dateStyle: "long", timeStyle: "short" })} (${at.toISOString()})*`;
}

/** @param {Item} item @param {Manner} manner @returns {string} empty for what says nothing */
function textOf(item, manner) {
  switch (item.type) {
    case "user_message":
      return said(item, manner);
    case "assistant_message":
      return item.content
        .map((part) =>
          [
            nested(part.text),
            sources(
              part.annotations?.map(({ source }) => source),
              manner,
            ),
          ]
            .filter(Boolean)
            .join("\n\n"),
        )
        .join("\n\n");
    case "workflow":
      return item.workflow.tasks.map((task) => step(task, manner)).join("\n");
    case "task":
      return step(item.task, manner);
    case "client_tool_call":
      return `- ${item.name} (${item.status === "pending" ? manner.strings.stepRunning : manner.strings.stepDone})`;
    case "widget":
      return quoted(item.copy_text || widgetText(item.widget));
    case "generated_image":
      return item.image ? picture(item.image.url, manner) : "";
    case "structured_input":
      return questions(item, manner);
    default:
      return "";
  }
}

/** @param {UserMessage} message @param {Manner} manner */
function said({ content, quoted_text, attachments = [] }, { strings }) {
  const text = content.map((part) => part.text).join("");
  const files = attachments.map(({ name, mime_type }) => `- ${oneLine(name)} (${mime_type})`);
  return [quoted(quoted_text ?? ""), literal(text), files.length ? `${strings.sentFiles}:\n\n${files.join("\n")}` : ""]
    .filter(Boolean)
    .join("\n\n");
}

/** @param {Source[] | undefined} given @param {Manner} manner */
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

/** @param {Task} task @param {Manner} manner */
function step(task, { strings }) {
  const state = { loading: strings.stepRunning, complete: strings.stepDone, none: "" }[task.status_indicator ?? "none"];
  const usual = task.type === "thought" ? strings.reasoning : strings.step;
  const details = [task.content ?? "", ...(task.queries ?? []), ...(task.sources ?? []).map(sourceText)].filter(
    Boolean,
  );
  const lines = details.flatMap((detail) => detail.split("\n")).map((line) => `  > ${line}`.trimEnd());
  return [`- ${oneLine(task.title || task.title_query || usual)}${state ? ` (${state})` : ""}`, ...lines].join("\n");
}

/** @param {StructuredInput} item @param {Manner} manner */
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
 * A picture that is in the address itself would drown the text; it is in the JSON.
 * @param {string} url
 * @param {Manner} manner
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

/** What a person wrote was no Markdown: it begins no heading, list or rule here. @param {string} text */
const literal = (text) => outsideCode(text, (line) => line.replace(/^(\s*)([#>+*=-]|\d+[.)])/, "$1\\$2"));

/** Headings of an answer stand below the speaker's. @param {string} text */
const nested = (text) =>
  outsideCode(text, (line) => line.replace(/^#{1,6}(?=\s)/, (hashes) => "#".repeat(Math.min(6, hashes.length + 2))));

/**
 * Lines of code stay as they are, and a block of code that was not closed is.
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
