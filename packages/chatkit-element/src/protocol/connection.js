/**
 * Whether the browser has a network at all. That it has one does not mean that the server can be reached.
 */
export class Connection {
  /** @param {{ changed: () => void, back: () => void }} around */
  constructor(around) {
    this.around = around;
  }

  get isOffline() {
    return globalThis.navigator?.onLine === false;
  }

  listen() {
    addEventListener("online", this.#back);
    addEventListener("offline", this.around.changed);
  }

  leave() {
    removeEventListener("online", this.#back);
    removeEventListener("offline", this.around.changed);
  }

  #back = () => {
    this.around.changed();
    this.around.back();
  };
}
