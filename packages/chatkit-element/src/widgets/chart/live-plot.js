/**
 * Chart that fills the room there is, with a tip about the category at the pointer or reached by the arrow keys.
 * @import { WidgetNode } from '../../protocol/types'
 * @import { ChartData } from './data.js'
 * @typedef {{ data: ChartData, node: WidgetNode, locale: string, name: string }} Chart
 */
import { html, noChange, nothing, render } from "lit/html.js";
import { AsyncDirective, directive } from "lit/async-directive.js";
import { styled } from "../style/styled.js";
import { seriesColor, chartFrame, numbers, plot } from "./plot.js";

class LivePlot extends AsyncDirective {
  /** @type {HTMLElement | null} */
  #element = null;
  /** @type {Chart | null} */
  #chart = null;
  /** @type {number | null} */
  #index = null;
  #observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(() => this.#draw());

  /** @param {Chart} _chart @returns {unknown} */
  render(_chart) {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part @param {[Chart]} arguments_ */
  update({ element }, [chart]) {
    this.#chart = chart;
    if (this.#element) this.#draw();
    else this.#listen(/** @type {HTMLElement} */ (element));
    return noChange;
  }

  disconnected() {
    this.#observer?.disconnect();
  }

  reconnected() {
    if (this.#element) this.#observer?.observe(this.#element);
  }

  /** @param {HTMLElement} element */
  #listen(element) {
    this.#element = element;
    this.#observer?.observe(element);
    element.addEventListener("pointermove", (event) => this.#select(this.#categoryAt(event)));
    element.addEventListener("pointerleave", () => this.#select(null));
    element.addEventListener("blur", () => this.#select(null));
    element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  get #last() {
    return (this.#chart?.data.labels.length ?? 0) - 1;
  }

  /** @param {PointerEvent} event */
  #categoryAt({ clientX }) {
    const { data, node, locale } = /** @type {Chart} */ (this.#chart);
    const box = /** @type {HTMLElement} */ (this.#element).getBoundingClientRect();
    const frame = chartFrame(data, node, box, data.ticks.map(numbers(locale, { notation: "compact" })));
    return Math.max(0, Math.min(this.#last, Math.floor((clientX - box.left - frame.left) / frame.step)));
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const at = this.#index ?? -1;
    const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: this.#last }[
      event.key
    ];
    if (to === undefined || this.#last < 0) return;
    event.preventDefault();
    this.#select(Math.max(0, Math.min(this.#last, to)));
  }

  /** @param {number | null} at */
  #select(at) {
    if (at === this.#index) return;
    this.#index = at;
    this.#draw();
  }

  #draw() {
    const element = this.#element;
    const chart = this.#chart;
    if (!element || !chart) return;
    const size = { width: element.clientWidth, height: element.clientHeight };
    if (size.width === 0) return;
    if (this.#index !== null && this.#index > this.#last) this.#index = null;
    this.#describe(element, chart);
    render(html`${plot(chart.data, chart.node, size, this.#index, chart.locale)}${this.#tip(chart, size)}`, element);
  }

  /** @param {HTMLElement} element @param {Chart} chart */
  #describe(element, { data, name, locale }) {
    const at = this.#index ?? 0;
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
    const at = this.#index;
    if (at === null || node.showTooltip === false) return nothing;
    const frame = chartFrame(data, node, { width, height }, data.ticks.map(numbers(locale, { notation: "compact" })));
    const before = frame.x(at) > width / 2;
    const place = before
      ? { right: `${width - frame.x(at) + 10}px`, left: undefined }
      : { left: `${frame.x(at) + 10}px`, right: undefined };
    return html`<div class="w-tip" aria-hidden="true" ${styled(place)}><b>${data.labels[at]}</b>${data.series.map(
      (entry, index) =>
        html`<span><i ${styled({ background: seriesColor(entry, index) })}></i>${entry.label}<em>${numbers(locale)(
          entry.values[at],
        )}</em></span>`,
    )}</div>`;
  }
}

export const livePlot = directive(LivePlot);
