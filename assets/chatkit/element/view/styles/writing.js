import { css } from './sheet.js';

/** The text field with its tags, what is offered while writing, quotes, previews, dictation. */
export const writingStyles = css`
  .writing { position: relative; display: grid; }
  .writing textarea { grid-area: 1 / 1; scrollbar-gutter: stable; }
  .mirror { grid-area: 1 / 1; unicode-bidi: plaintext; text-align: start; max-height: 220px; padding-block: 13px; padding-inline: 16px 56px; overflow: hidden; scrollbar-width: thin; scrollbar-gutter: stable; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; pointer-events: none; -webkit-text-fill-color: transparent; user-select: none; }
  .roomy .mirror { padding-block: 13px 4px; padding-inline: 16px; }
  .chip { padding: 2px; margin: -2px; border-radius: 5px; background: color-mix(in oklab, var(--accent) 16%, transparent); box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--accent) 32%, transparent); box-decoration-break: clone; -webkit-box-decoration-break: clone; }
  .chip.is-pressable { pointer-events: auto; cursor: pointer; transition: background var(--quick); }
  .chip.is-pressable:hover { background: color-mix(in oklab, var(--accent) 28%, transparent); }
  .chip:focus-visible { outline-offset: 1px; }
  .tag.is-pressable { cursor: pointer; border-radius: 4px; text-decoration: underline; text-decoration-color: var(--accent-line); text-underline-offset: 3px; }
  .tag.is-pressable:hover { text-decoration-color: currentColor; }

  .suggestions { position: absolute; z-index: 4; inset-inline: -1px; bottom: calc(100% + 6px); display: flex; flex-direction: column; max-height: min(320px, 46vh); padding: 5px; border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float); cursor: default; animation: appear var(--quick); }
  .suggestions [role='listbox'] { overflow-y: auto; scrollbar-width: thin; min-height: 0; }
  .suggestions .menu-item { cursor: pointer; }
  .suggestions .is-at, .suggestions .is-at:hover { background: var(--accent-soft); box-shadow: inset 0 0 0 1px var(--accent-line); }
  .suggestions-group { padding: 8px 10px 2px; color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15); font-weight: 500; }
  .suggestions-note { display: flex; align-items: center; gap: 8px; padding: 9px 10px; color: var(--text-quiet); font-size: var(--small-size); }
  @media (hover: hover) { .suggestions .menu-item:hover { background: var(--hover); } }

  .preview { position: absolute; z-index: 6; top: 0; left: 0; width: max-content; min-width: 160px; max-width: min(320px, calc(100% - 16px)); max-height: 60%; overflow: auto; padding: 12px; border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float); animation: appear var(--quick); }
  .quote-selection { position: absolute; z-index: 4; top: 0; left: 0; box-shadow: var(--float); animation: appear var(--quick); }
  .quote.editing { border-inline-start-color: var(--accent); color: var(--accent-text); }
  .said[data-editing] .bubble { box-shadow: 0 0 0 2px var(--accent-line); }

  .dictate { margin-inline-start: auto; font-size: 16px; border-radius: min(var(--radius-composer) - 6px, 18px); }
  .dictate.is-on { background: var(--accent); color: var(--on-accent); }
  .dictate.is-on:hover:not(:disabled) { background: var(--accent-hover); color: var(--on-accent); }
  .dictate[aria-disabled] { opacity: 0.5; cursor: default; }
  .dictation { display: flex; align-items: center; gap: 8px; min-width: 0; color: var(--text-quiet); font-size: var(--small-size); }
  .dictation span:first-of-type { overflow: hidden; text-overflow: ellipsis; }
  .lamp { flex: none; width: 9px; height: 9px; border-radius: 50%; background: var(--bad); animation: breathe 1.6s ease-in-out infinite; }
  @media (forced-colors: active) {
    .mirror { forced-color-adjust: none; }
    .chip { background: none; box-shadow: inset 0 0 0 1px LinkText; }
    .suggestions, .preview { border: 1px solid CanvasText; }
    .suggestions .is-at { outline: 2px solid Highlight; outline-offset: -2px; }
    .lamp { background: CanvasText; }
  }
`;
