/**
 * Widgets whose module is fetched with the first one, or a little before, when the page has nothing else to do.
 * @import { Scene } from '../ui/view-model.js'
 * @import { WidgetItem } from '../protocol/types'
 */
import { html, nothing } from "lit/html.js";

/**
 * Widget, or its text when the module cannot be fetched.
 * @param {Scene} scene
 * @param {WidgetItem} item
 */
export function widget(scene, item) {
  const { widgets } = scene.modules;
  const drawn = widgets.get(scene)?.widget(scene, item);
  return (
    drawn ??
    html`<div class="widget is-coming" aria-busy="true">${widgets.failed ? (item.copy_text ?? "") : nothing}</div>`
  );
}
