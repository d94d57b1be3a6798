/**
 * Modules of the element that are fetched beside everything else, or when they are first needed: the page is there
 * sooner.
 * @import { Props } from './props.js'
 * @import { Sheet } from './styles/sheet.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

/** Address in the message of a failed import, as Chromium and Firefox give it. */
const ADDRESS = /\b(?:https?|file):\S+/;

/** Module that is fetched later. @template T the module; the `styles` it exports are its own */
export class LazyModule {
  /** Module itself; null until it is there. @type {T | null} */
  module = null;
  /** Whether the last try to fetch it failed. */
  failed = false;
  #import;
  #tries = 0;
  /** @type {Promise<void> | null} */
  #fetching = null;

  /** @param {() => Promise<T>} importModule */
  constructor(importModule) {
    this.#import = importModule;
  }

  /** Fetch it if it is not there; after a failure the next call tries again. Never rejects. @returns {Promise<void>} */
  fetch() {
    this.#fetching ??= this.#import()
      .catch((error) => this.#importAgain(error))
      .then(
        (module) => {
          this.module = module;
        },
        () => {
          this.#fetching = null;
          this.failed = true;
        },
      );
    return this.#fetching;
  }

  /**
   * Import from another address what has failed before: a browser may keep a failure for as long as the page lives, as
   * the specification of HTML lets it.
   * @param {unknown} error of the import
   * @returns {Promise<T>}
   */
  async #importAgain(error) {
    const [address] = ADDRESS.exec(String(error)) ?? [];
    if (!this.failed || !address) throw error;
    this.#tries += 1;
    return import(/* @vite-ignore */ `${address}?again=${this.#tries}`);
  }

  /** Give the module, fetched if need be. @returns {Promise<T>} @throws {RequestProblem} when it cannot be had now */
  async load() {
    await this.fetch();
    if (!this.module) throw new RequestProblem("network", "A part of the chat could not be fetched");
    return this.module;
  }

  /**
   * Give the module to what draws with it, and adopt its style sheets; fetch it if it is not there.
   * @param {Props} props drawn again when it is there, or has failed for the first time
   * @returns {T | null}
   */
  get({ actions: { redraw }, adoptStyles }) {
    const { module, failed } = this;
    const { styles = [] } = /** @type {{ styles?: readonly Sheet[] }} */ (module ?? {});
    if (!module) void this.fetch().then(() => (this.module || !failed) && redraw());
    adoptStyles(styles);
    return module;
  }
}
