/**
 * Events of marks in a text: a press, or a mouse that rests on a mark, leads to the card of its source. Entities do
 * as the host says.
 * @import { Entity } from '@openai/chatkit'
 * @import { Props } from '../ui/props.js'
 * @import { Source } from '../protocol/types'
 */
import { isInteractive } from "../ui/entity.js";

/**
 * Listeners for a text with marks in it.
 * @param {Props} props
 * @param {readonly Source[]} sources by number
 */
export function markEvents(props, sources) {
  return {
    /** @param {Event} event */
    press(event) {
      props.actions.follow(event);
      const [mark, source] = sourceOf(event, sources);
      if (mark && source) pressSource(props, source, mark, /** @type {MouseEvent} */ (event).detail === 0);
    },
    /** @param {PointerEvent} event */
    over(event) {
      const [mark, source] = sourceOf(event, sources);
      if (!mark || !source || event.pointerType !== "mouse") return;
      if (event.type === "pointerout") props.previews.leave();
      else previewSource(props, source, mark);
    },
  };
}

/** @param {Event} event @param {readonly Source[]} sources @returns {[HTMLElement | null, Source | undefined]} */
function sourceOf(event, sources) {
  const mark =
    event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(".cite")) : null;
  return [mark, sources[Number(mark?.dataset.source) - 1]];
}

/** @param {Props} props @param {Source} source @param {HTMLElement} mark @param {boolean} byKeyboard */
function pressSource({ previews, options, actions }, source, mark, byKeyboard) {
  if (source.type !== "entity" || !source.interactive || !options.entities?.onClick)
    return previews.show(source, mark, { byKeyboard });
  previews.hide();
  actions.clickEntity(sourceEntity(source));
}

/** @param {Props} props @param {Source} source @param {HTMLElement} mark */
function previewSource(props, source, mark) {
  const { previews } = props;
  if (source.type === "entity" && previews.isOffered && isInteractive(props, source))
    previews.want(sourceEntity(source), mark);
  else previews.show(source, mark, { at: "rest" });
}

/** Entity as the host's callbacks know it. @param {Extract<Source, { type: 'entity' }>} source @returns {Entity} */
export function sourceEntity({ type: _type, ...entity }) {
  return /** @type {Entity} */ (
    Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== null && value !== undefined))
  );
}
