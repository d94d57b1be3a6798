/**
 * Renderer of the element: it draws once a frame at most, however many events come in between.
 * @import { Controller } from '../controller.js'
 */
import { render } from "lit/html.js";
import { fit } from "../composer/text-field.js";
import { frame } from "./frame.js";
import { liveTurn } from "../messages/turns.js";

/** Time between two drawings of a hidden page, which has no frames, in ms. */
const HIDDEN_PAUSE = 100;
/** Number of times that rows are added, when those before were lower than estimated. */
const FILLING = 4;

export class Renderer {
  #scheduled = false;
  #begun = false;
  #fitted = "";

  /** @param {HTMLElement} place @param {Controller} controller */
  constructor(place, controller) {
    this.place = place;
    this.controller = controller;
  }

  /** Allow drawing, once the options are there. */
  begin() {
    this.#begun = true;
  }

  schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    nextFrame(() => this.#draw());
  }

  /** Wait until everything asked for so far is on the page. */
  rendered() {
    this.schedule();
    return new Promise((resolve) => nextFrame(() => resolve(undefined)));
  }

  #draw() {
    this.#scheduled = false;
    if (!this.#begun) return;
    const { scroll, rows, parts, conversation } = this.controller;
    scroll.remember();
    const row = this.#focusedRow();
    const field = this.#focused?.closest("#composer, .asked") ?? null;
    const shown = rows.of(conversation.state.items);
    const spoken = parts?.announcer.listen(
      conversation.state,
      liveTurn(conversation.state, rows.turns) ?? rows.turns.at(-1),
      this.controller.locale.translation,
      Date.now(),
    );
    for (let tries = 0; tries < FILLING && !this.#filled(shown, spoken ?? ""); tries += 1);
    if (field && !field.isConnected) this.#focusField();
    this.#focusRename();
    if (row !== null) this.#keepRow(row);
    // A wait that is counted down is drawn each second.
    if ((conversation.state.banner?.until ?? 0) > Date.now()) setTimeout(() => this.schedule(), 1000);
  }

  /**
   * Draw the rows that are estimated to be near the view.
   * @param {import('../messages/list/rows.js').Row[]} rows
   * @param {string} spoken
   * @returns {boolean} whether they filled the view, now that their height is known
   */
  #filled(rows, spoken) {
    const { scroll, props } = this.controller;
    render(frame(props(scroll.choose(rows)), spoken), this.place);
    const view = /** @type {HTMLElement | null} */ (this.place.querySelector("#scroller"));
    if (view) scroll.attach(view);
    this.#fitComposer();
    return scroll.restore();
  }

  #fitComposer() {
    const area = /** @type {HTMLTextAreaElement | null} */ (this.place.querySelector("#composer"));
    // A key fits it, too: what was put in and sent within one frame has left its height.
    const fitted = () => `${area?.style.height} ${area?.value}`;
    if (!area || fitted() === this.#fitted) return;
    fit(area);
    this.#fitted = fitted();
  }

  get #focused() {
    return /** @type {ShadowRoot} */ (this.place.getRootNode()).activeElement;
  }

  /** Index of the focused row of the list of conversations, 0 for no row of it; null when focus is elsewhere. */
  #focusedRow() {
    const focused = this.#focused;
    if (!focused?.closest(".history")) return null;
    const row = focused.closest(".thread");
    return row ? [...this.place.querySelectorAll(".thread")].indexOf(row) : 0;
  }

  /**
   * Focus the row again, or the one in its place, when the row was deleted or renamed.
   * @param {number} index
   */
  #keepRow(index) {
    const { history } = this.controller;
    if (this.#focused || !history.isOpen) return;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.place.querySelectorAll(".thread-open"));
    const same = [...rows].find((row) => row.closest(".thread")?.getAttribute("data-thread") === history.at);
    const next = same ?? rows[Math.min(index, rows.length - 1)] ?? this.place.querySelector(".history button");
    next?.focus();
  }

  /** Focus what took the place of a field that had the focus: the composer's, or that of a question. */
  #focusField() {
    if (this.#focused) return;
    const field =
      this.place.querySelector("#composer, .asked textarea, .asked input") ?? this.place.querySelector(".asked form");
    /** @type {HTMLElement | null} */ (field)?.focus();
  }

  #focusRename() {
    const input = /** @type {HTMLInputElement | null} */ (this.place.querySelector("[data-rename]"));
    if (!input || input.dataset.rename === "focused") return;
    input.dataset.rename = "focused";
    input.focus();
    input.select();
  }
}

/** @param {() => void} act */
function nextFrame(act) {
  if (document.hidden) setTimeout(act, HIDDEN_PAUSE);
  else requestAnimationFrame(act);
}
