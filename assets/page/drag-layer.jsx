/**
 * Dragging of rows and marks, by dnd-kit: a mouse at once, a finger after a long press. Rows are those of the page, so
 * that one draggable stands for whichever is under the pointer, and the place to drop is what lies under it.
 */
import { DndContext, DragOverlay, MouseSensor, TouchSensor, useDraggable, useSensor, useSensors } from "@dnd-kit/core";
import { useEffect, useRef, useState } from "react";
import { MOVABLE, moveTo, targetAt, titleOf } from "./moves.js";

/** @typedef {import("./moves.js").Target} Target */

/** Parts with a deed of their own, which a press that moves a little shall not take away. */
const OWN_DEEDS = ".check, .task-actions, .menu, input, textarea";
const ID = "task";
const NOWHERE = { clientX: 0, clientY: 0 };
const BY_MOUSE = { activationConstraint: { distance: 6 } };
/** A long press, in ms, during which a finger stays within so many pixels: else it scrolls. */
const BY_FINGER = { activationConstraint: { delay: 300, tolerance: 8 } };

export default function DragLayer() {
  const sensors = useSensors(useSensor(MouseSensor, BY_MOUSE), useSensor(TouchSensor, BY_FINGER));
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  const target = useRef(/** @type {Target | null} */ (null));
  const [title, setTitle] = useState("");
  const [over, setOver] = useState("");
  const point = usePointer();

  /** @param {Target | null} next */
  const aim = (next) => {
    if (next?.element !== target.current?.element) mark(target.current, "");
    target.current = next;
    mark(next, next?.before ? "before" : next?.after ? "after" : "in");
    setOver(next?.words ?? "");
  };
  const follow = () => aim(row.current && targetAt(row.current, point.current.x, point.current.y));
  const begin = () => {
    if (row.current) setTitle(titleOf(row.current));
    document.documentElement.dataset.dragging = "";
  };
  const end = () => {
    const [moved, goal] = [row.current, target.current];
    leave();
    if (moved?.isConnected && goal) moveTo(moved, goal);
  };
  const leave = () => {
    aim(null);
    setTitle("");
    delete document.documentElement.dataset.dragging;
  };
  return (
    <DndContext
      sensors={sensors}
      onDragStart={begin}
      onDragMove={follow}
      onDragEnd={end}
      onDragCancel={leave}
      accessibility={{
        announcements: {
          onDragStart: () => `Picked up “${row.current ? titleOf(row.current) : ""}”.`,
          onDragOver: () => undefined,
          // The word of what was moved says the rest.
          onDragEnd: () => undefined,
          onDragCancel: () => "Left where it was.",
        },
        screenReaderInstructions: { draggable: "" },
      }}
    >
      <Grip row={row} />
      <p className="only-heard" role="status">
        {over}
      </p>
      <DragOverlay dropAnimation={null} className="drag-overlay" modifiers={[besidePointer]}>
        {title && <div className="dragged">{title}</div>}
      </DragOverlay>
    </DndContext>
  );
}

/**
 * The one draggable: it becomes the row that is pressed.
 * @param {{ row: import("react").RefObject<HTMLElement | null> }} props
 */
function Grip({ row }) {
  const { listeners, setNodeRef } = useDraggable({ id: ID });
  useEffect(() => {
    /** @param {Event} event */
    const press = (event) => {
      const pressed = /** @type {Element} */ (event.target);
      const found = /** @type {HTMLElement | null} */ (pressed.closest?.(MOVABLE) ?? null);
      const canMove = found?.closest('[data-drop]:not([data-drop=""]), [data-by-hand="true"]');
      if (!found || !canMove || pressed.closest(OWN_DEEDS)) return;
      row.current = found;
      setNodeRef(found);
      listeners?.[event.type === "mousedown" ? "onMouseDown" : "onTouchStart"]?.({ nativeEvent: event });
    };
    document.addEventListener("mousedown", press);
    document.addEventListener("touchstart", press, { passive: true });
    return () => {
      document.removeEventListener("mousedown", press);
      document.removeEventListener("touchstart", press);
    };
  }, [listeners, setNodeRef, row]);
  return null;
}

/** A row is wide: what is dragged stands at the pointer. @type {import("@dnd-kit/core").Modifier} */
function besidePointer({ transform, activatorEvent, activeNodeRect }) {
  const { clientX, clientY } = pointOf(/** @type {MouseEvent | TouchEvent | null} */ (activatorEvent));
  if (!activeNodeRect) return transform;
  const { left, top } = activeNodeRect;
  return { ...transform, x: transform.x + clientX - left + 10, y: transform.y + clientY - top - 16 };
}

/** @param {MouseEvent | TouchEvent | null} event @returns {{ clientX: number, clientY: number }} */
function pointOf(event) {
  if (event && "touches" in event) return event.touches[0] ?? NOWHERE;
  return event ?? NOWHERE;
}

/** @param {Target | null} target @param {string} how it is shown that a task would go there; empty for no more */
function mark(target, how) {
  if (!target) return;
  if (how) target.element.dataset.over = how;
  else delete target.element.dataset.over;
}

/** Track the pointer, whatever scrolls meanwhile. */
function usePointer() {
  const point = useRef({ x: 0, y: 0 });
  useEffect(() => {
    /** @param {MouseEvent | TouchEvent} event */
    const note = (event) => {
      const { clientX: x, clientY: y } = pointOf(event);
      point.current = { x, y };
    };
    const how = { capture: true, passive: true };
    document.addEventListener("mousemove", note, how);
    document.addEventListener("touchmove", note, how);
    document.addEventListener("touchstart", note, how);
    return () => {
      document.removeEventListener("mousemove", note, how);
      document.removeEventListener("touchmove", note, how);
      document.removeEventListener("touchstart", note, how);
    };
  }, []);
  return point;
}
