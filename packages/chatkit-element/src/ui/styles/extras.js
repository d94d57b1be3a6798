import { css } from "./sheet.js";

/** Styles of suggestions and dictation. */
export const extraStyles = css("extras")`
  .suggestions {
    position: absolute; z-index: 4; inset-inline: -1px; bottom: calc(100% + 6px); display: flex; flex-direction: column;
    max-height: min(320px, 46vh); padding: 5px; border-radius: var(--radius-card); background: var(--raised);
    box-shadow: var(--float); cursor: default; animation: appear var(--quick);
  }
  .suggestions [role='listbox'] { overflow-y: auto; scrollbar-width: thin; min-height: 0; }
  .suggestions .menu-item { cursor: pointer; }
  .suggestions .is-at, .suggestions .is-at:hover {
    background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent-line);
  }
  .suggestions-group {
    padding: 8px 10px 2px; color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15); font-weight: 500;
  }
  .suggestions-note {
    display: flex; align-items: center; gap: 8px; padding: 9px 10px; color: var(--text-quiet);
    font-size: var(--small-size);
  }
  @media (hover: hover) { .suggestions .menu-item:hover { background: var(--hover); } }

  .dictate { margin-inline-start: auto; font-size: 16px; border-radius: min(var(--radius-composer) - 6px, 18px); }
  .dictate.is-on { background: var(--accent); color: var(--on-accent); }
  .dictate.is-on:hover:not(:disabled) { background: var(--accent-hover); color: var(--on-accent); }
  .dictate[aria-disabled] { opacity: 0.5; cursor: default; }
  .dictation {
    display: flex; align-items: center; gap: 8px; min-width: 0; color: var(--text-quiet); font-size: var(--small-size);
  }
  .dictation span:first-of-type { overflow: hidden; text-overflow: ellipsis; }
  .lamp {
    flex: none; width: 9px; height: 9px; border-radius: 50%; background: var(--bad);
    animation: breathe 1.6s ease-in-out infinite;
  }
  @media (forced-colors: active) {
    .suggestions { border: 1px solid CanvasText; }
    .suggestions .is-at { outline: 2px solid Highlight; outline-offset: -2px; }
    .lamp { background: CanvasText; }
  }
`;
