/**
 * A conversation taken along as a file. Loaded when it is first asked for.
 * @import { Client } from '../protocol/client.js'
 * @import { Item, Thread } from '../protocol/types'
 * @import { Manner } from './markdown.js'
 */
import { instant } from "../i18n/dates.js";
import { markdownOf } from "./markdown.js";

const PAGE = 100;
/** Long names are refused by some systems; in letters. */
const LONGEST_NAME = 80;
const TYPES = { markdown: ["md", "text/markdown;charset=utf-8"], json: ["json", "application/json"] };

/** @typedef {keyof typeof TYPES} Format */
/** @typedef {{ name: string, type: string, text: string }} ConversationFile */

/**
 * Every item, page by page, with the oldest first.
 * @param {Client} client
 * @param {string} threadId
 * @param {(count: number) => void} progress hears how many there are so far
 * @param {AbortSignal} signal
 * @returns {Promise<Item[]>}
 * @throws {import('../protocol/request-problem.js').RequestProblem} or the signal's reason
 */
export async function everyItem(client, threadId, progress, signal) {
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
 * @param {Manner} manner
 * @returns {ConversationFile}
 */
export function fileOf(format, thread, items, manner) {
  const [extension, type] = TYPES[format];
  const text = format === "json" ? jsonOf(thread, items) : markdownOf(thread, items, manner);
  return { name: `${nameOf(thread, manner)}.${extension}`, type, text };
}

/** All that the server gave, with times in ISO 8601 and UTC. @param {Thread} thread @param {Item[]} items */
function jsonOf({ items: _first, ...thread }, items) {
  const dated = [thread, ...items].map((one) => ({ ...one, created_at: instant(one.created_at).toISOString() }));
  const [about, ...entries] = dated;
  const file = { version: 1, exported_at: new Date().toISOString(), thread: about, items: entries };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The title and the day it began, without what a file system does not take.
 * @param {Thread} thread
 * @param {Manner} manner
 */
function nameOf({ title, created_at }, { strings }) {
  const plain = (title || strings.untitled)
    .replaceAll(/[\p{C}\\/:*?"<>|]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const name =
    [...plain]
      .slice(0, LONGEST_NAME)
      .join("")
      .replace(/^[. ]+|[. ]+$/g, "") || strings.chat;
  return `${name} ${instant(created_at).toISOString().slice(0, 10)}`;
}
