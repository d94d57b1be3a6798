/**
 * The door to widgets. What draws them is fetched with the first one, or a little before, when the page has nothing
 * else to do.
 * @import { Scene } from './scene.js'
 * @import { WidgetItem } from '../protocol'
 */
import { html, nothing } from 'lit';

/** @type {typeof import('./widgets/widget.js') | null} */
let widgets = null;
/** @type {Promise<void> | null} */
let coming = null;

/** Whether the last try to fetch it failed: until the next one, widgets are what they say of themselves as text. */
let isAway = false;

/** What could not be fetched is asked for again at the next drawing. */
export function fetchWidgets() {
  coming ??= import('./widgets/widget.js').then(
    (module) => void (widgets = module),
    () => void ((coming = null), (isAway = true)),
  );
  return coming;
}

/** @param {Scene} scene @param {WidgetItem} item */
export function widget(scene, item) {
  if (widgets) return widgets.widget(scene, item);
  void fetchWidgets().then(() => widgets && scene.do.redraw());
  return html`<div class="widget is-coming" aria-busy="true">${isAway ? (item.copy_text ?? '') : nothing}</div>`;
}
