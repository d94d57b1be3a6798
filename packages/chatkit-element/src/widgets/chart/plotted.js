/**
 * A chart that is as large as there is room, and tells what is at the pointer or where the arrow keys have led.
 * @import { WidgetNode } from '../../protocol/types'
 * @import { Data } from './scale.js'
 * @typedef {{ data: Data, node: WidgetNode, locale: string, name: string }} Chart
 */
import { html, noChange, nothing, render } from "lit/html.js";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { styled } from "../style/styled.js";
import { colorOf, frameOf, numbers, plot } from "./plot.js";

class Plotted extends AsyncDirective {
  /** @type {HTMLElement | null} */
  #element = null;
  /** @type {Chart | null} */
  #chart = null;
  /** @type {number | null} */
  #at = null;
  #observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(() => this.#draw());

  /** @param {Chart} _chart @returns {unknown} */
  render(_chart) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[Chart]} arguments_ */
  update({ element }, [chart]) {
    this.#chart = chart;
    if (this.#element) this.#draw();
    else this.#begin(/** @type {HTMLElement} */ (element));
    return noChange;
  }

  disconnected() {
    this.#observer?.disconnect();
  }

  reconnected() {
    if (this.#element) this.#observer?.observe(this.#element);
  }

  /** @param {HTMLElement} element */
  #begin(element) {
    this.#element = element;
    this.#observer?.observe(element);
    element.addEventListener("pointermove", (event) => this.#look(this.#indexAt(event)));
    element.addEventListener("pointerleave", () => this.#look(null));
    element.addEventListener("blur", () => this.#look(null));
    element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  get #last() {
    return (this.#chart?.data.labels.length ?? 0) - 1;
  }

  /** @param {PointerEvent} event */
  #indexAt({ clientX }) {
    const { data, node, locale } = /** @type {Chart} */ (this.#chart);
    const box = /** @type {HTMLElement} */ (this.#element).getBoundingClientRect();
    const frame = frameOf(data, node, box, data.ticks.map(numbers(locale, { notation: "compact" })));
    return Math.max(0, Math.min(this.#last, Math.floor((clientX - box.left - frame.left) / frame.step)));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const at = this.#at ?? -1;
    const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: this.#last }[
      event.key
    ];
    if (to === undefined || this.#last < 0) return;
    event.preventDefault();
    this.#look(Math.max(0, Math.min(this.#last, to)));
  }

  /** @param {number | null} at */
  #look(at) {
    if (at === this.#at) return;
    this.#at = at;
    this.#draw();
  }

  #draw() {
    const element = this.#element;
    const chart = this.#chart;
    if (!element || !chart) return;
    const size = { width: element.clientWidth, height: element.clientHeight };
    if (size.width === 0) return;
    if (this.#at !== null && this.#at > this.#last) this.#at = null;
    this.#describe(element, chart);
    render(html`${plot(chart.data, chart.node, size, this.#at, chart.locale)}${this.#tip(chart, size)}`, element);
  }

  /** @param {HTMLElement} element @param {Chart} chart */
  #describe(element, { data, name, locale }) {
    const at = this.#at ?? 0;
    const said = data.series.map(({ label, values }) => `${label} ${numbers(locale)(values[at] ?? null)}`).join(", ");
    const attributes = {
      role: "slider",
      tabindex: "0",
      "aria-label": name,
      "aria-orientation": "horizontal",
      "aria-valuemin": "1",
      "aria-valuemax": String(Math.max(1, this.#last + 1)),
      "aria-valuenow": String(at + 1),
      "aria-valuetext": `${data.labels[at] ?? ""}: ${said}`,
    };
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  }

  /** @param {Chart} chart @param {{ width: number, height: number }} size */
  #tip({ data, node, locale }, { width, height }) {
    const at = this.#at;
    if (at === null || node.showTooltip === false) return nothing;
    const frame = frameOf(data, node, { width, height }, data.ticks.map(numbers(locale, { notation: "compact" })));
    const before = frame.x(at) > width / 2;
    const place = before
      ? { right: `${width - frame.x(at) + 10}px`, left: undefined }
      : { left: `${frame.x(at) + 10}px`, right: undefined };
    return html`<div class="w-tip" aria-hidden="true" ${styled(place)}><b>${data.labels[at]}</b>${data.series.map(
      (one, index) =>
        html`<span><i ${styled({ background: colorOf(one, index) })}></i>${one.label}<em>${numbers(locale)(
          one.values[at],
        )}</em></span>`,
    )}</div>`;
  }
}

export const plotted = directive(Plotted);
