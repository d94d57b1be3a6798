/**
 * Times of the steps of a workflow, as this tab saw them. The protocol carries no times for steps, so a
 * conversation that is loaded later shows only what the server put into its summary.
 * @import { Item, ServerEvent } from '../protocol/types'
 * @import { LocalEvent } from './state.js'
 * @typedef {Readonly<Record<string, { start: number, end?: number }>>} Timings keyed by `item:index`, in ms
 */

/** @param {string} itemId @param {number} index */
export const timingKey = (itemId, index) => `${itemId}:${index}`;

/**
 * Note when steps begin and end.
 * @param {{ items: Item[], timings: Timings, turn: object | null }} state
 * @param {ServerEvent | LocalEvent} event the items may be thousands, so only the one it is about is looked at
 * @param {number} now
 * @returns {Timings}
 */
export function updateTimings({ items, timings, turn }, event, now) {
  const id = "item" in event ? event.item.id : "item_id" in event ? event.item_id : undefined;
  const item = turn && id !== undefined ? items.findLast((one) => one.id === id) : undefined;
  return item?.type === "workflow" ? updateWorkflow(timings, item, now) : timings;
}

/** @param {Timings} timings @param {import('../protocol/types').WorkflowItem} item @param {number} now */
function updateWorkflow(timings, item, now) {
  const next = { ...timings };
  item.workflow.tasks.forEach((task, index) => {
    const key = timingKey(item.id, index);
    next[key] ??= { start: now };
    if (task.status_indicator === "complete") next[key] = { end: now, ...next[key] };
  });
  return next;
}
