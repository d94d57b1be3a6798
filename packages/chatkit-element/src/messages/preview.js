/**
 * Preview that floats beside a mark or an entity.
 * @import { Previews, Shown } from '../composer/previews.js'
 * @import { WidgetItem, WidgetNode } from '../protocol/types'
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { floatBeside } from "../ui/floating.js";
import { sourceCard } from "./source-card.js";
import { widget } from "../widgets/lazy-widget.js";

/** @param {Props} props @param {Shown} shown */
export function preview(props, shown) {
  const { previews } = props;
  return html`<div class="preview" id="entity-preview" role=${shown.source ? "group" : "tooltip"}
    aria-label=${shown.source?.title ?? nothing}
    @pointerenter=${() => previews.stay()} @pointerleave=${() => previews.leave()}
    @focusout=${(/** @type {FocusEvent} */ event) => left(event, previews)}
    ${floatBeside(() => shown.anchor.getBoundingClientRect())}>${
      shown.source ? sourceCard(props, shown.source, Boolean(shown.byKeyboard)) : widget(props, previewItem(shown))
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

/** @param {FocusEvent} event @param {Previews} previews */
function left({ currentTarget, relatedTarget }, previews) {
  if (!(relatedTarget instanceof Node && /** @type {Node} */ (currentTarget).contains(relatedTarget))) previews.hide();
}
