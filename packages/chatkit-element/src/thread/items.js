/**
 * Applies an update to one item. Nothing here throws: an update that does not fit its item leaves it as it is.
 * @import { AnswerPart, Item, ItemUpdate, Task, WidgetNode } from '../protocol/types'
 */

/** @type {() => AnswerPart} */
const emptyPart = () => ({ type: "output_text", text: "", annotations: [] });

/**
 * Apply an update.
 * @param {Item} item
 * @param {ItemUpdate} update
 * @returns {Item} the same object when nothing changed
 */
export function updateItem(item, update) {
  switch (update.type) {
    case "assistant_message.content_part.added":
    case "assistant_message.content_part.done":
      return changePart(item, update.content_index, () => ({ ...emptyPart(), ...update.content }));
    case "assistant_message.content_part.text_delta":
      return changePart(item, update.content_index, (part) => ({ ...part, text: part.text + update.delta }));
    case "assistant_message.content_part.annotation_added":
      return changePart(item, update.content_index, (part) => ({
        ...part,
        annotations: insertAt(part.annotations ?? [], update.annotation_index, update.annotation),
      }));
    case "widget.root.updated":
      return item.type === "widget" ? { ...item, widget: update.widget } : item;
    case "widget.component.updated":
      return changeComponent(item, update.component_id, () => update.component);
    case "widget.streaming_text.value_delta":
      return changeComponent(item, update.component_id, (node) => ({
        ...node,
        value: (node.value ?? "") + update.delta,
        streaming: !update.done,
      }));
    case "workflow.task.added":
      return changeTasks(item, (tasks) => insertAt(tasks, update.task_index, update.task));
    case "workflow.task.updated":
      return changeTasks(item, (tasks) => replaceAt(tasks, update.task_index, update.task));
    case "generated_image.updated":
      return item.type === "generated_image"
        ? { ...item, image: update.image, progress: update.progress ?? null }
        : item;
    default:
      return item;
  }
}

/**
 * @param {Item} item
 * @param {number} index
 * @param {(part: AnswerPart) => AnswerPart} change
 * @returns {Item}
 */
function changePart(item, index, change) {
  if (item.type !== "assistant_message") return item;
  const content = [...item.content];
  while (content.length <= index) content.push(emptyPart());
  content[index] = change(content[index]);
  return { ...item, content };
}

/**
 * @param {Item} item
 * @param {(tasks: Task[]) => Task[]} change
 * @returns {Item}
 */
function changeTasks(item, change) {
  if (item.type !== "workflow") return item;
  return { ...item, workflow: { ...item.workflow, tasks: change(item.workflow.tasks ?? []) } };
}

/**
 * @param {Item} item
 * @param {string} id
 * @param {(node: WidgetNode) => WidgetNode} change
 * @returns {Item}
 */
function changeComponent(item, id, change) {
  if (item.type !== "widget") return item;
  const widget = changeNode(item.widget, id, change);
  return widget === item.widget ? item : { ...item, widget };
}

/**
 * @param {WidgetNode} node
 * @param {string} id
 * @param {(node: WidgetNode) => WidgetNode} change
 * @returns {WidgetNode}
 */
function changeNode(node, id, change) {
  if (node.id === id) return change(node);
  if (!node.children) return node;
  if (!Array.isArray(node.children)) {
    const child = changeNode(node.children, id, change);
    return child === node.children ? node : { ...node, children: child };
  }
  const before = node.children;
  const children = before.map((child) => changeNode(child, id, change));
  return children.every((child, index) => child === before[index]) ? node : { ...node, children };
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} index
 * @param {T} value
 */
function insertAt(list, index, value) {
  const copy = [...list];
  copy.splice(Math.min(Math.max(index ?? copy.length, 0), copy.length), 0, value);
  return copy;
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} index
 * @param {T} value
 */
function replaceAt(list, index, value) {
  if (!(index >= 0 && index < list.length)) return [...list, value];
  return list.map((old, position) => (position === index ? value : old));
}
