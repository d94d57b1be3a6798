/**
 * How long each step of a workflow took, as this tab saw it. The protocol carries no times for steps, so a
 * conversation that is loaded later shows only what the server put into its summary.
 * @import { Item } from './protocol'
 * @typedef {Readonly<Record<string, { start: number, end?: number }>>} Timings keyed by `item:index`, in ms
 */

/** @param {string} itemId @param {number} index */
export const timingKey = (itemId, index) => `${itemId}:${index}`;

/**
 * @param {{ items: Item[], timings: Timings }} before
 * @param {{ items: Item[], timings: Timings, turn: object | null }} after
 * @param {number} now
 * @returns {Timings}
 */
export function timed(before, after, now) {
  if (before.items === after.items || !after.turn) return after.timings;
  let timings = after.timings;
  const old = new Set(before.items);
  for (const item of after.items) {
    if (item.type === 'workflow' && !old.has(item)) timings = timedWorkflow(timings, item, now);
  }
  return timings;
}

/** @param {Timings} timings @param {import('./protocol').WorkflowItem} item @param {number} now */
function timedWorkflow(timings, item, now) {
  const next = { ...timings };
  item.workflow.tasks.forEach((task, index) => {
    const key = timingKey(item.id, index);
    next[key] ??= { start: now };
    if (task.status_indicator === 'complete') next[key] = { end: now, ...next[key] };
  });
  return next;
}
