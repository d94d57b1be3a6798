/**
 * Chips of entities in a text: with a preview on hover or focus, and a call of the host on a click.
 * @import { Entity } from '@openai/chatkit'
 * @import { Props } from './props.js'
 */
import { html, nothing } from "lit/html.js";

/** Whether anything comes of a click or a look. @param {Props} props @param {Pick<Entity, 'interactive'>} entity */
export function isInteractive({ options: { entities }, previews }, { interactive }) {
  return Boolean(interactive) && (Boolean(entities?.onClick) || previews?.isOffered);
}

/**
 * @param {Props} props
 * @param {Entity} entity
 * @param {{ className?: string, face?: unknown, onKey?: (event: KeyboardEvent) => void }} [look] `face`: its title if
 *   not said otherwise
 */
export function entityChip(props, entity, { className = "tag", face = entity.title, onKey } = {}) {
  if (!isInteractive(props, entity)) return html`<span class=${className}>${face}</span>`;
  const { previews, actions } = props;
  const isShown = previews?.shown?.entity?.id === entity.id;
  /** @param {'once' | 'rest'} at */
  const look = (at) => (/** @type {Event} */ event) =>
    previews?.want(entity, /** @type {Element} */ (event.currentTarget), { at });
  return html`<span class="${className} is-pressable" role="button" tabindex="0" aria-describedby=${
    isShown ? "entity-preview" : nothing
  }
    @click=${() => actions.clickEntity(entity)} @pointerenter=${look("rest")} @pointerleave=${() => previews?.leave()}
    @focus=${look("once")} @blur=${() => previews?.hide()}
    @keydown=${(/** @type {KeyboardEvent} */ event) => press(event, () => actions.clickEntity(entity), onKey)}
    >${face}</span>`;
}

/**
 * @param {KeyboardEvent} event
 * @param {() => void} click
 * @param {((event: KeyboardEvent) => void) | undefined} otherwise
 */
function press(event, click, otherwise) {
  if (event.key !== "Enter" && event.key !== " ") return otherwise?.(event);
  event.preventDefault();
  click();
}
