import { css } from "./sheet.js";

/**
 * On paper nothing scrolls: the messages that are in the page stand one under another, and what is pressed is left out.
 */
export const printStyles = css("frame")`
  @media print {
    :host { height: auto !important; contain: none; }
    .frame, .scroller { position: static; overflow: visible; }
    .chat { display: block; height: auto; }
    .turn { break-inside: auto; }
    .said, .steps, .card { break-inside: avoid; }
    .thread-view::before, .thread-view::after, .foot, .to-end, .gap, .older, .actions, .said-foot, .quiet,
    .header button {
      display: none !important;
    }
  }
`;
