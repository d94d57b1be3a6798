/**
 * When the element is drawn: once a frame at most, however many events come in between.
 * @import { Session } from '../controller.js'
 */
import { render } from "lit/html.js";
import { fit } from "../composer/text-field.js";
import { frame } from "./frame.js";

/** A hidden page has no frames; it is drawn this often instead, in ms. */
const HIDDEN_PAUSE = 100;
/** So often rows are put in, when those before were lower than thought. */
const FILLING = 4;

export class Renderer {
  #scheduled = false;
  #begun = false;
  #fitted = "";

  /** @param {HTMLElement} place @param {Session} session */
  constructor(place, session) {
    this.place = place;
    this.session = session;
  }

  /** Nothing is drawn before the options are there. */
  begin() {
    this.#begun = true;
  }

  schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    nextFrame(() => this.#draw());
  }

  /** Resolves when what has been asked for so far is on the page. */
  rendered() {
    this.schedule();
    return new Promise((resolve) => nextFrame(() => resolve(undefined)));
  }

  #draw() {
    this.#scheduled = false;
    if (!this.#begun) return;
    const { scroll, rows, announcer, conversation } = this.session;
    scroll.remember();
    const row = this.#focusedRow();
    const shown = rows.of(conversation.state.items);
    const spoken = announcer.listen(conversation.state, rows.turns.at(-1), this.session.locale.translation, Date.now());
    for (let tries = 0; tries < FILLING && !this.#filled(shown, spoken); tries += 1);
    this.#focusRename();
    if (row !== null) this.#keepRow(row);
    // A wait that is counted down is drawn each second.
    if ((conversation.state.banner?.until ?? 0) > Date.now()) setTimeout(() => this.schedule(), 1000);
  }

  /**
   * Draws what is thought to be near the view.
   * @param {import('../messages/list/rows.js').Row[]} rows
   * @param {string} spoken
   * @returns {boolean} whether that filled it, now that its height is known
   */
  #filled(rows, spoken) {
    const { scroll, scene } = this.session;
    render(frame(scene(scroll.choose(rows)), spoken), this.place);
    const view = /** @type {HTMLElement | null} */ (this.place.querySelector("#scroller"));
    if (view) scroll.attach(view);
    this.#fitComposer();
    return scroll.restore();
  }

  #fitComposer() {
    const area = /** @type {HTMLTextAreaElement | null} */ (this.place.querySelector("#composer"));
    if (!area || area.value === this.#fitted) return;
    this.#fitted = area.value;
    fit(area);
  }

  get #focused() {
    return /** @type {ShadowRoot} */ (this.place.getRootNode()).activeElement;
  }

  /** Which row of the list of conversations has the focus, 0 for what is not a row; null when it is elsewhere. */
  #focusedRow() {
    const focused = this.#focused;
    if (!focused?.closest(".history")) return null;
    const row = focused.closest(".thread");
    return row ? [...this.place.querySelectorAll(".thread")].indexOf(row) : 0;
  }

  /**
   * A row that was deleted or renamed took the focus with it: it, or the one in its place, gets it.
   * @param {number} index
   */
  #keepRow(index) {
    const { history } = this.session;
    if (this.#focused || !history.isOpen) return;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.place.querySelectorAll(".thread-open"));
    const same = [...rows].find((row) => row.closest(".thread")?.getAttribute("data-thread") === history.at);
    const next = same ?? rows[Math.min(index, rows.length - 1)] ?? this.place.querySelector(".history button");
    next?.focus();
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
