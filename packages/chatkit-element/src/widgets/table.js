/**
 * Tables: rows of cells with anything in them.
 * @import { Draw } from './tree.js'
 */
import { html, nothing } from "lit/html.js";
import { css } from "../ui/styles/sheet.js";
import { paddingStyle } from "./style/box.js";
import { count, measure } from "./style/lengths.js";
import { styled } from "./style/styled.js";
import { childrenOf, words } from "./nodes.js";
import { drawChildren } from "./tree.js";

const ALIGN = ["start", "center", "end"];
/** @type {Record<string, string>} */
const VERTICAL = { start: "top", center: "middle", end: "bottom" };
/** Widths of columns. @type {Record<string, string>} */
const COLUMNS = { xs: "64px", sm: "96px", md: "144px", lg: "208px", xl: "288px" };

/** @type {Draw} */
function table(place, node) {
  const rows = childrenOf(node);
  const body = rows.findIndex((row) => !row.header);
  const heads = body < 0 ? rows.length : body;
  const name = place.names.about || place.props.strings.table;
  // It may be wider than the card, and a keyboard must be able to scroll it.
  return html`<div class="w-table" role="group" tabindex="0" aria-label=${name}><table>
    ${
      heads
        ? html`<thead>${drawChildren({ ...place, path: `${place.path}/head` }, node, rows.slice(0, heads))}</thead>`
        : nothing
    }
    <tbody>${drawChildren(place, node, rows.slice(heads))}</tbody></table></div>`;
}

/** @type {Draw} */
function row(place, node) {
  const cells = childrenOf(node).map((child) =>
    child.type === "Table.Cell"
      ? { ...child, header: Boolean(node.header) }
      : { type: "Table.Cell", header: Boolean(node.header), children: [child] },
  );
  return html`<tr>${drawChildren(place, node, cells)}</tr>`;
}

/** @type {Draw} */
function cell(place, node) {
  const style = styled({
    width: measure(node.width) ?? (Object.hasOwn(COLUMNS, words(node.colSize)) ? COLUMNS[node.colSize] : undefined),
    "text-align": ALIGN.includes(node.align) ? node.align : undefined,
    "vertical-align": Object.hasOwn(VERTICAL, words(node.vAlign)) ? VERTICAL[node.vAlign] : undefined,
    ...paddingStyle(node.padding),
  });
  const [columns, rows] = [count(node.colSpan, 1, 50) ?? nothing, count(node.rowSpan, 1, 200) ?? nothing];
  const content = drawChildren(place, node);
  return node.header
    ? html`<th scope="col" colspan=${columns} rowspan=${rows} ${style}>${content}</th>`
    : html`<td colspan=${columns} rowspan=${rows} ${style}>${content}</td>`;
}

/** @type {Record<string, Draw>} */
export const components = { Table: table, "Table.Row": row, "Table.Cell": cell };

export const styles = css("widgets")`
  .w-table { overflow: auto; max-width: 100%; }
  .w-table:focus-visible { outline-offset: -2px; }
  .w-table table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
  .w-table th, .w-table td {
    padding: 7px 12px; text-align: start; vertical-align: middle; border-bottom: 1px solid var(--line); min-width: 40px;
  }
  .w-table th:first-child, .w-table td:first-child { padding-inline-start: 0; }
  .w-table th:last-child, .w-table td:last-child { padding-inline-end: 0; }
  .w-table tbody tr:last-child > td { border-bottom: 0; }
  .w-table th, .w-table th .w-text { font-weight: 500; color: var(--text-quiet); font-size: var(--small-size); }
`;
