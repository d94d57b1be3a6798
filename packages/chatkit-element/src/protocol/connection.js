/**
 * Watches whether the browser has a network at all. That it has one does not mean that the server can be reached.
 */
export class Connection {
  /** @param {{ changed: () => void, back: () => void }} deps */
  constructor(deps) {
    this.deps = deps;
  }

  get isOffline() {
    return globalThis.navigator?.onLine === false;
  }

  listen() {
    addEventListener("online", this.#back);
    addEventListener("offline", this.deps.changed);
  }

  leave() {
    removeEventListener("online", this.#back);
    removeEventListener("offline", this.deps.changed);
  }

  #back = () => {
    this.deps.changed();
    this.deps.back();
  };
}
