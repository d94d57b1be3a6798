/**
 * Conversation as a file. The module is loaded when it is first asked for.
 * @import { Client } from '../protocol/client.js'
 * @import { Item, Thread } from '../protocol/types'
 * @import { Wording } from './markdown.js'
 */
import { parseTime } from "../i18n/dates.js";
import { toMarkdown } from "./markdown.js";

const PAGE = 100;
/** Long names are refused by some systems; in letters. */
const MAX_NAME_LENGTH = 80;
const TYPES = { markdown: ["md", "text/markdown;charset=utf-8"], json: ["json", "application/json"] };

/** @typedef {keyof typeof TYPES} Format */
/** @typedef {{ name: string, type: string, text: string }} ConversationFile */

/**
 * Load every item, page by page, and return them with the oldest first.
 * @param {Client} client
 * @param {string} threadId
 * @param {(count: number) => void} progress hears how many there are so far
 * @param {AbortSignal} signal
 * @returns {Promise<Item[]>}
 * @throws {import('../protocol/request-problem.js').RequestProblem} or the signal's reason
 */
export async function loadItems(client, threadId, progress, signal) {
  /** @type {Item[]} */
  const items = [];
  /** @type {string | null} */
  let after = null;
  do {
    const page = /** @type {import('../protocol/types').Page<Item>} */ (
      await client.items(threadId, after, PAGE, signal)
    );
    signal.throwIfAborted();
    items.push(...page.data);
    after = page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
    progress(items.length);
  } while (after);
  return items.reverse();
}

/**
 * @param {Format} format
 * @param {Thread} thread
 * @param {Item[]} items
 * @param {Wording} wording
 * @returns {ConversationFile}
 */
export function conversationFile(format, thread, items, wording) {
  const [extension, type] = TYPES[format];
  const text = format === "json" ? jsonOf(thread, items) : toMarkdown(thread, items, wording);
  return { name: `${nameOf(thread, wording)}.${extension}`, type, text };
}

/** JSON of all that the server gave, with times in ISO 8601 and UTC. @param {Thread} thread @param {Item[]} items */
function jsonOf({ items: _first, ...thread }, items) {
  const dated = [thread, ...items].map((entry) => ({
    ...entry,
    created_at: parseTime(entry.created_at).toISOString(),
  }));
  const [about, ...entries] = dated;
  const file = { version: 1, exported_at: new Date().toISOString(), thread: about, items: entries };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * File name: the title and the first day, without characters that a file system refuses.
 * @param {Thread} thread
 * @param {Wording} wording
 */
function nameOf({ title, created_at }, { strings }) {
  const plain = (title || strings.untitled)
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const name =
    [...plain]
      .slice(0, MAX_NAME_LENGTH)
      .join("")
      .replace(/^[. ]+|[. ]+$/g, "") || strings.chat;
  return `${name} ${parseTime(created_at).toISOString().slice(0, 10)}`;
}
