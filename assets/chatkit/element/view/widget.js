/**
 * The door to widgets. What draws them is fetched with the first one, or a little before, when the page has nothing
 * else to do.
 * @import { Scene } from './scene.js'
 * @import { WidgetItem } from '../protocol'
 */
import { html } from 'lit';

/** @type {typeof import('./widgets/widget.js') | null} */
let widgets = null;
/** @type {Promise<void> | null} */
let coming = null;

/** What could not be fetched is asked for again when the next widget is drawn. */
export function fetchWidgets() {
  coming ??= import('./widgets/widget.js').then((module) => void (widgets = module), () => void (coming = null));
  return coming;
}

/** @param {Scene} scene @param {WidgetItem} item */
export function widget(scene, item) {
  if (widgets) return widgets.widget(scene, item);
  void fetchWidgets().then(() => widgets && scene.do.redraw());
  return html`<div class="widget is-coming" aria-busy="true">${item.copy_text ?? ''}</div>`;
}
