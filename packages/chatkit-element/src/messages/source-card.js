/**
 * Card of a source that floats beside the mark which leads to it.
 * @import { Props } from '../ui/props.js'
 * @import { Source } from '../protocol/types'
 */
import { html, noChange, nothing } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { sourceHost, sourceIcon, sourceNote } from "./citations.js";
import { icon } from "../ui/icons/icons.js";

/** @param {Props} props @param {Source} source @param {boolean} takesFocus */
export function sourceCard({ strings }, source, takesFocus) {
  const note = sourceNote(source);
  const about = [source.group, source.timestamp].filter((fact) => fact && fact !== note).join(" · ");
  return html`<div class="source-card" tabindex="-1" ${takesFocus ? focused() : nothing}>
    <p class="source-head">${icon(sourceIcon(source))}<span dir="auto">${note || source.title}</span></p>
    ${note && note !== source.title ? html`<p class="source-name" dir="auto">${source.title}</p>` : nothing}
    ${source.description ? html`<p class="source-about" dir="auto">${source.description}</p>` : nothing}
    ${about ? html`<p class="source-note">${about}</p>` : nothing}
    ${
      source.type === "url" && sourceHost(source.url)
        ? html`<a class="source-open" href=${source.url} target="_blank" rel="noopener noreferrer"
          >${strings.openSource}${icon("external-link")}</a>`
        : nothing
    }</div>`;
}

/** Moves the focus into a card that was opened by keyboard. */
class Focused extends Directive {
  #isDone = false;

  render() {
    return noChange;
  }

  /** @param {import('lit/directive.js').ElementPart} part */
  update({ element }) {
    if (!this.#isDone) queueMicrotask(() => /** @type {HTMLElement} */ (element.querySelector("a") ?? element).focus());
    this.#isDone = true;
    return noChange;
  }
}

const focused = directive(Focused);
