/**
 * Parts of the element that are fetched beside everything else, or when they are first needed: the page is there
 * sooner.
 * @import { Scene } from './view-model.js'
 * @import { Sheet } from './styles/sheet.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

/** @template T a module; the `styles` it exports are its own */
export class Part {
  /** What was fetched; null until then. @type {T | null} */
  it = null;
  /** Whether the last try to fetch it failed. */
  isAway = false;
  /** @type {Promise<void> | null} */
  #coming = null;

  /** @param {() => Promise<T>} load */
  constructor(load) {
    this.load = load;
  }

  /** What could not be fetched is asked for again by the next one who needs it. @returns {Promise<void>} */
  fetch() {
    this.#coming ??= this.load().then(
      (module) => {
        this.it = module;
      },
      () => {
        this.#coming = null;
        this.isAway = true;
      },
    );
    return this.#coming;
  }

  /** @returns {Promise<T>} @throws {RequestProblem} when it cannot be had for now */
  async need() {
    await this.fetch();
    if (!this.it) throw new RequestProblem("network", "A part of the chat could not be fetched");
    return this.it;
  }

  /**
   * Its style sheets are worn before it is drawn.
   * @param {Scene} scene drawn again when it is there, or cannot be had after all
   * @returns {T | null}
   */
  get({ actions: { redraw }, wear }) {
    const { it, isAway } = this;
    const { styles = [] } = /** @type {{ styles?: readonly Sheet[] }} */ (it ?? {});
    if (!it) void this.fetch().then(() => (this.it || !isAway) && redraw());
    wear(styles);
    return it;
  }
}
