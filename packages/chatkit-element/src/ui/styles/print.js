import { css } from "./sheet.js";

/**
 * Styles of paper, on which nothing scrolls: messages stand one under another, and controls are left out.
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
