/**
 * What floats beside a mark or an entity, and is about it.
 * @import { Previewing, Shown } from '../composer/previews.js'
 * @import { WidgetItem, WidgetNode } from '../protocol/types'
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { placed } from "../ui/floating.js";
import { sourceCard } from "./source-card.js";
import { widget } from "../widgets/lazy-widget.js";

/** @param {Scene} scene @param {Shown} shown */
export function preview(scene, shown) {
  const { previewing } = scene;
  return html`<div class="preview" id="entity-preview" role=${shown.source ? "group" : "tooltip"}
    aria-label=${shown.source?.title ?? nothing}
    @pointerenter=${() => previewing.stay()} @pointerleave=${() => previewing.leave()}
    @focusout=${(/** @type {FocusEvent} */ event) => left(event, previewing)}
    ${placed(() => shown.anchor.getBoundingClientRect())}>${
      shown.source ? sourceCard(scene, shown.source, Boolean(shown.byKeyboard)) : widget(scene, previewItem(shown))
    }</div>`;
}

/** @param {Shown} shown @returns {WidgetItem} */
function previewItem({ entity, widget: root }) {
  return {
    type: "widget",
    id: `preview-${entity?.id}`,
    thread_id: "",
    created_at: "",
    widget: /** @type {WidgetNode} */ (root),
  };
}

/** @param {FocusEvent} event @param {Previewing} previewing */
function left({ currentTarget, relatedTarget }, previewing) {
  if (!(relatedTarget instanceof Node && /** @type {Node} */ (currentTarget).contains(relatedTarget)))
    previewing.hide();
}
