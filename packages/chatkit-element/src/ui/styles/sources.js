import { css } from "./sheet.js";

export const sourceStyles = css("message")`
  .cite {
    user-select: none; position: relative; display: inline-grid; place-items: center; min-width: 17px; height: 17px;
    margin-inline: 2px 1px; padding: 0 5px; border-radius: 999px; background: var(--grey-4); color: var(--text-quiet);
    font-size: calc(var(--base-size) * 11 / 15); font-weight: 500; line-height: 1; vertical-align: 0.12em;
    font-variant-numeric: tabular-nums; transition: background var(--quick), color var(--quick);
  }
  .cite::after { content: ''; position: absolute; inset: -5px -2px; }
  .cite:hover { background: var(--accent-soft); color: var(--accent-text); }
  .sources { display: grid; gap: 6px; }
  .source-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr)); gap: 6px; }
  .source-cards li { display: grid; min-width: 0; }
  .source {
    display: flex; align-items: center; gap: 9px; min-width: 0; min-height: 48px; padding: 6px 10px 6px 8px;
    border-radius: var(--radius-control); box-shadow: inset 0 0 0 1px var(--line); color: var(--text);
    font-size: var(--small-size); line-height: 1.35; text-align: start; text-decoration: none;
    transition: background var(--quick);
  }
  a.source:hover, .source.is-pressable:hover { background: var(--hover); }
  .source.is-pressable { cursor: pointer; }
  .source-face {
    display: grid; place-items: center; width: 28px; height: 28px; flex: none; border-radius: 6px;
    background: var(--grey-3); color: var(--text-quiet);
  }
  .source-words { flex: 1; min-width: 0; display: grid; }
  .source-title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
  .source-note {
    min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--text-quiet);
    font-size: calc(var(--base-size) * 12 / 15);
  }
  .source-number { margin-inline-end: 5px; font-variant-numeric: tabular-nums; }
  .source-number::after { content: ' ·'; }
  .more-sources > summary {
    display: inline-flex; align-items: center; gap: 4px; min-height: 28px; padding-inline-end: 6px;
    color: var(--text-quiet); font-size: var(--small-size);
  }
  .more-sources > summary:hover { color: var(--text); }
  .more-sources > .source-cards { margin-top: 4px; }
  a.source-line, .source-line.is-pressable {
    color: inherit; text-align: start; text-decoration: underline; text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .source-card { display: grid; gap: 6px; font-size: var(--small-size); line-height: 1.45; overflow-wrap: anywhere; }
  .preview:has(.w-card) { padding: 0; }
  .preview .w-card { border: 0; box-shadow: none; background: none; }
  .source-head {
    display: flex; align-items: center; gap: 7px; min-width: 0; color: var(--text-quiet);
    font-size: calc(var(--base-size) * 12 / 15);
  }
  .source-name { font-weight: 600; line-height: 1.35; }
  .source-about {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6; overflow: hidden;
    color: var(--text-quiet);
  }
  .source-open {
    display: inline-flex; align-items: center; gap: 5px; width: fit-content; min-height: 24px;
    color: var(--accent-text); font-weight: 500; text-underline-offset: 2px;
  }
  /* Names keep their own direction, and stand where the interface has them stand. */
  .source-title, .source-name, .source-about, .source-head > span, .given dt, .question-note, .questions legend,
  .thought-title {
    text-align: -webkit-match-parent; text-align: match-parent;
  }
  @media (forced-colors: active) {
    .cite, .source, .preview { border: 1px solid CanvasText; }
  }
`;
