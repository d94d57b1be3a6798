/**
 * Date picker: a calendar that opens beside the field and can be walked with the keyboard.
 * @import { Draw, Place } from '../tree.js'
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Field } from './field.js'
 * @typedef {{ isOpen: boolean, at: string }} View `at`: the day on which the keyboard stands
 * @typedef {{ value: string, min: string, max: string, locale: string, view: View,
 *   show: (change: Partial<View>) => void, pick: (day: string, event: Event) => void, walk: (day: string) => void }}
 *   Calendar
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../../ui/icons/icons.js";
import { words } from "../nodes.js";
import {
  clampDay,
  dayOf,
  firstDayOf,
  isBetween,
  dayForKey,
  plusDays,
  plusMonths,
  today,
  utc,
  weeksOf,
} from "./calendar.js";
import { chooseIn, clearButton } from "./choice.js";
import { controlClass, describedBy, readField, fieldFrame } from "./field.js";
import { popup } from "./popup.js";

/** @param {string} locale @param {Intl.DateTimeFormatOptions} style @param {string} day */
const written = (locale, style, day) => new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" }).format(utc(day));

/** @type {Draw} */
export function datePicker(place, node) {
  const field = readField(place, node);
  const calendar = calendarOf(place, node, field);
  const { view, value, show } = calendar;
  const clear =
    node.clearable && value && !node.disabled
      ? clearButton(place, (from) => chooseIn(place, node, field, "", from))
      : nothing;
  return fieldFrame(
    field,
    html`<span class="w-choice ${node.block ? "block" : ""} ${clear === nothing ? "" : "clears"}"
      >${opener(place, node, field, calendar)}
    <div class="w-popup w-calendar" popover="auto" role="dialog" aria-label=${place.props.strings.chooseDate}
      ${popup({
        isOpen: view.isOpen,
        side: node.side,
        align: node.align,
        closed: () => view.isOpen && show({ isOpen: false }),
      })}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(event, calendar)}
      >${view.isOpen ? month(place, calendar) : nothing}</div>
    ${clear}</span>`,
    node.block ? "block" : "",
  );
}

/** @param {Place} place @param {WidgetNode} node @param {Field} field @returns {Calendar} */
function calendarOf(place, node, field) {
  const {
    memory,
    props: { locale },
  } = place;
  const view = memory.view(field.id, () => /** @type {View} */ ({ isOpen: false, at: "" }));
  const [min, max] = [dayOf(node.min), dayOf(node.max)];
  const show = (/** @type {Partial<View>} */ change) => {
    Object.assign(view, change);
    memory.touch();
  };
  return {
    value: String(field.value ?? dayOf(node.defaultValue)),
    min,
    max,
    view,
    locale,
    show,
    walk: (day) => day && show({ at: clampDay(day, min, max) }),
    pick: (day, event) => {
      const from = openerOf(event);
      show({ isOpen: false });
      from.focus();
      chooseIn(place, node, field, day, from);
    },
  };
}

/** @param {Place} place @param {WidgetNode} node @param {Field} field @param {Calendar} calendar */
function opener({ props: { strings }, isBusy }, node, field, { value, min, max, locale, view, show }) {
  const toggle = () => !isBusy && show({ isOpen: !view.isOpen, at: clampDay(value || today(new Date()), min, max) });
  const shown = value ? written(locale, { dateStyle: "medium" }, value) : words(node.placeholder) || strings.chooseDate;
  return html`<button class="${controlClass("w-select", node)} w-opener" type="button" id=${field.id}
    data-field=${field.name} value=${value} ?disabled=${Boolean(node.disabled)}
    aria-haspopup="dialog" aria-expanded=${view.isOpen}
    aria-label=${field.labelledBy ? nothing : value ? `${field.label}: ${shown}` : field.label}
    aria-labelledby=${field.labelledBy ? `${field.labelledBy} ${field.id}-value` : nothing}
    aria-describedby=${describedBy(field)} @click=${toggle}
    >${icon("calendar")}<span class="w-value ${value ? "" : "is-empty"}" id="${field.id}-value"
      >${shown}</span></button>`;
}

/** @param {Place} place @param {Calendar} calendar */
function month({ props: { strings } }, calendar) {
  const {
    view: { at },
    locale,
    min,
    max,
    walk,
  } = calendar;
  const weeks = weeksOf(at, firstDayOf(locale));
  const [before, after] = [plusDays(`${at.slice(0, 7)}-01`, -1), `${plusMonths(at, 1).slice(0, 7)}-01`];
  const step = (
    /** @type {number} */ count,
    /** @type {string} */ label,
    /** @type {string} */ name,
    /** @type {boolean} */ ends,
  ) =>
    html`<button class="w-step" type="button" aria-label=${label} ?disabled=${ends}
      @click=${() => walk(plusMonths(at, count))}>${icon(name)}</button>`;
  return html`<div class="w-month"><span class="w-month-name" aria-live="polite"
    >${written(locale, { month: "long", year: "numeric" }, at)}</span>
      ${step(-1, strings.monthBefore, "chevron-left", Boolean(min) && before < min)}${step(
        1,
        strings.monthAfter,
        "chevron-right",
        Boolean(max) && after > max,
      )}</div>
    <table role="grid" aria-label=${written(locale, { month: "long", year: "numeric" }, at)}>
      <thead><tr>${weeks[0].map(
        (day) => html`<th scope="col" abbr=${written(locale, { weekday: "long" }, day)}
        >${written(locale, { weekday: "narrow" }, day)}</th>`,
      )}</tr></thead>
      <tbody>${weeks.map((week) => html`<tr>${week.map((day) => cell(calendar, day))}</tr>`)}</tbody>
    </table>`;
}

/** @param {Calendar} calendar @param {string} day */
function cell({ value, min, max, view: { at }, locale, pick }, day) {
  const classes = `${day.slice(0, 7) === at.slice(0, 7) ? "" : "beside"} ${day === today(new Date()) ? "today" : ""}`;
  return html`<td role="gridcell" aria-selected=${day === value}><button class="w-day ${classes}" type="button"
    data-day=${day} ?data-first=${day === at} tabindex=${day === at ? 0 : -1}
    aria-label=${written(locale, { dateStyle: "full" }, day)}
    aria-current=${day === today(new Date()) ? "date" : nothing} ?disabled=${!isBetween(day, min, max)}
    @click=${(/** @type {Event} */ event) => pick(day, event)}>${Number(day.slice(8))}</button></td>`;
}

/** @param {Event} event */
const openerOf = ({ currentTarget }) =>
  /** @type {HTMLElement} */ (/** @type {Element} */ (currentTarget).closest(".w-choice")?.querySelector(".w-opener"));

/** @param {KeyboardEvent} event @param {Calendar} calendar */
function onKey(event, { view, locale, walk, show }) {
  const popup = /** @type {HTMLElement} */ (event.currentTarget);
  const onDay = event.target instanceof HTMLElement && event.target.matches(".w-day");
  const to = onDay
    ? dayForKey(event.key, event.shiftKey, view.at, {
        first: firstDayOf(locale),
        isRtl: getComputedStyle(popup).direction === "rtl",
      })
    : null;
  if (event.key !== "Escape" && !to) return;
  // Escape closes the calendar, and nothing else: it would stop an answer, too.
  event.preventDefault();
  event.stopPropagation();
  if (!to) {
    openerOf(event).focus();
    return show({ isOpen: false });
  }
  walk(to);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => /** @type {HTMLElement | null} */ (popup.querySelector("[data-first]"))?.focus()),
  );
}
