/**
 * Turns of a thread: a message of a person, and under it everything that came of it.
 * @import { EndOfTurn, Item, Task, UserMessage, WorkflowSummary } from '../protocol/types'
 * @import { ThreadState } from '../thread/state.js'
 */
import { answeredNow } from "../thread/waiting-messages.js";

/**
 * @typedef {{ task: Task, itemId: string, index: number }} Step
 * @typedef {{ kind: 'steps', key: string, steps: Step[], summary: WorkflowSummary | null, expanded: boolean,
 *   reasoning: boolean }} Steps
 * @typedef {{ kind: 'item', key: string, item: Item }} Single
 * @typedef {{ key: string, user: UserMessage | null, blocks: (Steps | Single)[], end: EndOfTurn | null,
 *   isLast: boolean }}
 *   TurnView
 *   `end`: the server has said that the assistant's turn is done, and may have said why
 */

/** @param {Item[]} items @returns {TurnView[]} */
export function groupTurns(items) {
  /** @type {TurnView[]} */
  const turns = [];
  for (const item of items) {
    if (item.type === "user_message") turns.push({ key: item.id, user: item, blocks: [], end: null, isLast: false });
    else if (turns.length > 0 || item.type !== "end_of_turn") {
      if (turns.length === 0)
        turns.push({ key: `before-${item.id}`, user: null, blocks: [], end: null, isLast: false });
      join(/** @type {TurnView} */ (turns.at(-1)), item);
    }
  }
  const last = turns.at(-1);
  if (last) last.isLast = true;
  return turns;
}

/** @param {TurnView} turn @param {Item} item */
function join(turn, item) {
  turn.end = item.type === "end_of_turn" ? item : null;
  if (turn.end) return;
  const steps = stepsOf(item);
  const before = turn.blocks.at(-1);
  if (!steps) turn.blocks.push({ kind: "item", key: item.id, item });
  else if (before?.kind === "steps" && isOneList(before, steps)) {
    before.steps.push(...steps.steps);
    before.summary = null;
    before.expanded ||= steps.expanded;
  } else turn.blocks.push(steps);
}

/**
 * Whether steps that follow one another are one list, whichever items they came in; a titled workflow stands alone.
 * @param {Steps} before
 * @param {Steps} next
 */
function isOneList(before, next) {
  const isTitled = [before, next].some(({ summary }) => summary && "title" in summary);
  return before.reasoning === next.reasoning && !isTitled;
}

/** @param {Item} item @returns {Steps | null} */
function stepsOf(item) {
  if (item.type === "workflow") {
    const { tasks, summary, expanded, type } = item.workflow;
    return {
      kind: "steps",
      key: item.id,
      steps: (tasks ?? []).map((task, index) => ({ task, itemId: item.id, index })),
      summary: isSaid(item.workflow) ? null : (summary ?? null),
      expanded: Boolean(expanded),
      reasoning: type === "reasoning",
    };
  }
  const task = item.type === "task" ? item.task : item.type === "client_tool_call" ? callAsTask(item) : null;
  if (!task) return null;
  const steps = [{ task, itemId: item.id, index: 0 }];
  return { kind: "steps", key: item.id, steps, summary: null, expanded: false, reasoning: false };
}

/**
 * Whether the summary of a single step only repeats its title.
 * @param {import('../protocol/types').WorkflowItem['workflow']} workflow
 */
function isSaid({ summary, tasks }) {
  return Boolean(summary && "title" in summary && tasks?.length === 1 && tasks[0].title === summary.title);
}

/** @param {import('../protocol/types').ClientToolCall} call @returns {Task} */
function callAsTask(call) {
  const title = call.name.replaceAll(/[_-]+/g, " ").replace(/^./, (first) => first.toUpperCase());
  const hasFailed =
    call.status === "completed" && typeof call.output === "object" && call.output !== null && "error" in call.output;
  return {
    type: "custom",
    title,
    icon: hasFailed ? "x" : "bolt",
    status_indicator: call.status === "pending" ? "loading" : "complete",
  };
}

/**
 * Turn that runs, or whose answer is looked for: messages may wait behind it.
 * @param {ThreadState} state
 * @param {TurnView[]} turns
 */
export function liveTurn(state, turns) {
  if (!state.turn && !state.recovering) return null;
  const now = answeredNow(state);
  return (now && turns.findLast(({ user }) => user?.id === now)) || (turns.at(-1) ?? null);
}

/** Markdown of everything the assistant wrote in a turn. @param {TurnView} turn */
export function answerText(turn) {
  return turn.blocks
    .flatMap((block) => (block.kind === "item" ? [itemText(block.item)] : []))
    .filter(Boolean)
    .join("\n\n");
}

/** Everything the assistant wrote in a turn, and asked below it. @param {TurnView} turn */
export function spokenText(turn) {
  const asked = turn.blocks.flatMap((block) =>
    block.kind === "item" && block.item.type === "structured_input" ? block.item.inputs : [],
  );
  return [answerText(turn), ...asked.map(({ question }) => question)].filter(Boolean).join("\n\n");
}

/** @param {Item} item */
export function itemText(item) {
  if (item.type === "assistant_message") return item.content.map((part) => part.text).join("\n\n");
  return item.type === "widget" ? (item.copy_text ?? "") : "";
}
