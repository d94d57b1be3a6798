/**
 * Widget as plain text, for one whose server gave no text to copy.
 * @import { WidgetNode } from '../protocol/types'
 */

/** Properties that hold the words of a component. */
const WORDS = ["value", "label", "title", "alt", "placeholder"];
/** Components whose children are read on one line. */
const LINES = ["Row", "ListViewItem", "Table.Row", "Badge", "Label", "Button"];

/** @param {WidgetNode} root @returns {string} a line for each part, as plain text */
export function widgetText(root) {
  return linesOf(root).filter(Boolean).join("\n");
}

/** @param {unknown} given @returns {string[]} */
function linesOf(given) {
  if (Array.isArray(given)) return given.flatMap(linesOf);
  if (!given || typeof given !== "object") return [];
  const node = /** @type {WidgetNode} */ (given);
  if (node.type === "Chart") return chartLines(node);
  const inner = linesOf(node.children);
  const lines = [wordsOf(node), ...optionLines(node), ...inner].filter(Boolean);
  return LINES.includes(node.type) ? [lines.join(node.type === "Table.Row" ? " | " : " · ")] : lines;
}

/** @param {WidgetNode} node */
function wordsOf(node) {
  const said = WORDS.map((word) => node[word]).find((value) => typeof value === "string" && value.trim());
  if (node.type === "Checkbox") return `${node.defaultChecked ? "☑" : "☐"} ${said ?? ""}`;
  return node.type === "Markdown" ? (said ?? "") : (said ?? "").replaceAll(/\s*\n\s*/g, " ");
}

/** @param {WidgetNode} node */
function optionLines({ type, options }) {
  if (!["Select", "RadioGroup"].includes(type) || !Array.isArray(options)) return [];
  return options.map((option) => `- ${option?.label ?? option?.value ?? ""}`);
}

/** @param {WidgetNode} node */
function chartLines({ data }) {
  if (!Array.isArray(data)) return [];
  return data.map((record) =>
    Object.entries(record ?? {})
      .map(([name, value]) => `${name}: ${value}`)
      .join(" · "),
  );
}
