/**
 * Widgets whose module is fetched with the first one, or a little before, when the page has nothing else to do.
 * @import { Props } from '../ui/props.js'
 * @import { WidgetItem } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";

/**
 * Widget, or its text when the module cannot be fetched.
 * @param {Props} props
 * @param {WidgetItem} item
 */
export function widget(props, item) {
  const { widgets } = props.modules;
  const drawn = widgets.get(props)?.widget(props, item);
  return (
    drawn ??
    html`<div class="widget is-coming" aria-busy="true">${widgets.failed ? (item.copy_text ?? "") : nothing}</div>`
  );
}
