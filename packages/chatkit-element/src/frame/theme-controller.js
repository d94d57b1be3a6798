/**
 * Theme controller: applies the theme, the direction of reading, the language and the name to the frame.
 * @import { Controller } from '../controller.js'
 */
import { Fonts } from "../ui/theme/fonts.js";
import { resolveScheme, systemIsDark, themeVariables } from "../ui/theme/theme.js";

export class ThemeController {
  #fonts = new Fonts();
  #applied = "";

  /** @param {HTMLElement} frame @param {Controller} controller */
  constructor(frame, controller) {
    this.frame = frame;
    this.controller = controller;
  }

  /** Follow the system, which may turn dark while the page is open. */
  watch() {
    systemIsDark?.addEventListener("change", this.apply);
  }

  leave() {
    systemIsDark?.removeEventListener("change", this.apply);
  }

  apply = () => {
    const { theme, frameTitle } = this.controller.options;
    const { locale, direction } = this.controller.locale.translation;
    this.frame.lang = locale;
    this.frame.dir = direction;
    this.frame.setAttribute("role", "region");
    this.frame.setAttribute("aria-label", frameTitle ?? this.controller.strings.chat);
    const wanted = JSON.stringify([resolveScheme(theme), theme]);
    if (wanted !== this.#applied) this.#change(theme);
    this.#applied = wanted;
  };

  /** @param {import('../ui/theme/theme.js').Theme} theme */
  #change(theme) {
    const { frame } = this;
    // An element that changes its colour in a transition would lag behind the rest, which looks like a flash.
    frame.dataset.still = "";
    frame.dataset.scheme = resolveScheme(theme);
    frame.removeAttribute("style");
    for (const [name, value] of Object.entries(themeVariables(theme))) frame.style.setProperty(name, value);
    this.#fonts.use(typeof theme === "object" ? theme.typography?.fontSources : []);
    requestAnimationFrame(() => requestAnimationFrame(() => delete frame.dataset.still));
  }
}
