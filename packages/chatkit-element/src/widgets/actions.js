/**
 * Actions of components of a widget: the values of the form around a component go along, and it shows that it works as
 * its action asks for.
 * @import { Loading } from './widget-state.js'
 * @import { ActionConfig } from '../protocol/types'
 * @import { Place } from './tree.js'
 */
import { mergeValues, readValues } from "./payload.js";
import { check } from "./validity.js";

/**
 * @param {Place} place
 * @param {ActionConfig | null | undefined} action
 * @param {Element} from the control that was used
 * @param {{ auto?: Loading, own?: import('./payload.js').Values, source?: string }} [how]
 *   `auto`: loading behaviour by default · `own`: value of the control · `source`: path of the component that shows it
 */
export function act(place, action, from, { auto = "self", own = {}, source = place.path } = {}) {
  if (!action || typeof action.type !== "string" || place.isBusy || place.memory.isBusy) return;
  const { props, item, memory } = place;
  const form = from.closest("form");
  const { payload, ignored } = mergeValues(action.payload, { ...(form && readValues(form.elements)), ...own });
  for (const name of ignored)
    props.actions.reportError(
      `The form field "${name}" was left out: the payload of the action "${action.type}" has such a value already`,
    );
  void memory.run({
    source,
    loading: loadingOf(action, auto),
    start: () => props.actions.act({ ...action, payload }, item),
  });
}

/** @param {ActionConfig} action @param {Loading} auto @returns {Loading} */
function loadingOf({ loadingBehavior }, auto) {
  return loadingBehavior === "self" || loadingBehavior === "container" || loadingBehavior === "none"
    ? loadingBehavior
    : auto;
}

/** Whether this component is the one that shows that it works. @param {Place} place @param {string} [source] */
export function isWorking({ memory, path }, source = path) {
  return memory.isBusy && memory.running?.source === source;
}

/**
 * Submit a form, or show what is wrong in it.
 * @param {Place} place
 * @param {ActionConfig | null | undefined} action
 * @param {SubmitEvent} event
 * @param {string} [source] the path of what shows that it works, by default of what was pressed
 */
export function submit(place, action, event, source) {
  event.preventDefault();
  // A form inside another is its own.
  event.stopPropagation();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const pressed = event.submitter instanceof HTMLElement ? event.submitter.dataset.path : undefined;
  if (check(place, form)) act(place, action, form, { auto: "container", source: source ?? pressed });
}
