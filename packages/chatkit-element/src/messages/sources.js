/**
 * Lists of sources: below an answer as cards, in a step as lines.
 * @import { Props } from '../ui/props.js'
 * @import { Source } from '../protocol/types'
 * @import { Citations } from './citations.js'
 */
import { html, nothing } from "lit/html.js";
import { sourceHost, sourceIcon, sourceNote } from "./citations.js";
import { icon } from "../ui/icons/icons.js";
import { entityChip, isInteractive } from "../ui/entity.js";
import { sourceEntity } from "./mark-events.js";

/** Number of sources that are not folded away. */
const SEEN = 4;

/** @param {Props} props @param {Citations} citing */
export function sourceList(props, { sources, cites }) {
  if (sources.length === 0) return nothing;
  const { strings } = props;
  const cards = sources.map((source, index) => html`<li>${card(props, source, cites[index].label)}</li>`);
  const rest = cards.slice(SEEN);
  return html`<div class="sources" role="group" aria-label=${strings.sources}>
    <ul class="source-cards">${cards.slice(0, SEEN)}</ul>
    ${
      rest.length
        ? html`<details class="more-sources"><summary>${strings.moreSources(rest.length)}${icon("chevron-right", {
            className: "fold-arrow",
          })}</summary>
          <ul class="source-cards">${rest}</ul></details>`
        : nothing
    }
  </div>`;
}

/** @param {Props} props @param {Source} source @param {string} label */
function card(props, source, label) {
  const note = sourceNote(source);
  const face = html`<span class="source-face">${icon(sourceIcon(source))}</span>
    <span class="source-words"><span class="source-title" dir="auto">${source.title}</span>
      <span class="source-note">${
        /^\d+$/.test(label)
          ? html`<span class="source-number"
        >${label}</span>`
          : nothing
      }${note}</span></span>`;
  return pressable(props, source, "source", face);
}

/** Line of a source in a step. @param {Props} props @param {Source} source */
export function sourceLine(props, source) {
  const note = sourceNote(source);
  return html`${icon(sourceIcon(source))}${pressable(
    props,
    source,
    "source-line",
    html`<span dir="auto"
    >${source.title}</span>`,
  )}${note && note !== source.title ? html` <span class="source-note">${note}</span>` : nothing}`;
}

/**
 * Source as a link, a button, or plain text.
 * @param {Props} props
 * @param {Source} source
 * @param {string} className
 * @param {unknown} face
 */
function pressable(props, source, className, face) {
  if (source.type === "url" && sourceHost(source.url)) {
    return html`<a class=${className} href=${source.url} target="_blank" rel="noopener noreferrer"
      title=${source.description ?? source.url}>${face}</a>`;
  }
  if (source.type !== "entity" || !isInteractive(props, source)) return html`<span class=${className}>${face}</span>`;
  return entityChip(props, sourceEntity(source), { className, face });
}
