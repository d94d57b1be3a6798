import { css } from 'lit';

export const widgetStyles = css`
  .card, .w-card, .w-list { border-radius: var(--radius-card); background: var(--raised); box-shadow: inset 0 0 0 1px var(--line-strong); }
  .widget { min-width: 0; display: grid; border-radius: var(--radius-card); }
  .w-card { display: flex; flex-direction: column; gap: calc(2 * var(--unit)); padding: calc(3.5 * var(--unit)); width: 100%; max-width: 480px; overflow: hidden; }
  .w-card.sm { max-width: 340px; } .w-card.lg { max-width: 620px; } .w-card.full { max-width: none; }
  .w-box { display: flex; min-width: 0; max-width: 100%; }
  .w-box > .w-text, .w-box > .w-title, .w-box > .w-caption, .w-box > .w-box { min-width: 0; }
  .w-status { display: flex; align-items: center; gap: 6px; color: var(--text-quiet); font-size: var(--small-size); }
  .w-list { overflow: hidden; max-width: 560px; }
  .w-list .w-status { padding: 10px 14px 4px; }
  .w-item { display: flex; align-items: center; gap: calc(2 * var(--unit)); width: 100%; min-height: 44px; padding: 8px 14px; text-align: start; }
  .w-list li + li { border-top: 1px solid var(--line); }
  .w-press { transition: background var(--quick); } .w-press:hover:not(:disabled) { background: var(--hover); }
  .w-press:focus-visible { outline-offset: -2px; }
  .w-more > summary { padding: 10px 14px; font-size: var(--small-size); color: var(--text-quiet); border-top: 1px solid var(--line); }
  .w-confirm { display: flex; justify-content: flex-end; gap: 8px; margin-top: 4px; }
  .w-text, .w-title, .w-caption { overflow-wrap: anywhere; }
  .w-text.xs { font-size: 0.8em; } .w-text.sm { font-size: 0.87em; } .w-text.lg { font-size: 1.13em; } .w-text.xl { font-size: 1.27em; }
  .w-title { font-weight: 600; letter-spacing: -0.01em; line-height: 1.3; }
  .w-title.lg { font-size: 1.2em; } .w-title.xl { font-size: 1.4em; } .w-title[class*='2xl'], .w-title[class*='3xl'], .w-title[class*='4xl'], .w-title[class*='5xl'] { font-size: 1.7em; }
  .w-caption { font-size: var(--small-size); color: var(--text-quiet); } .w-caption.sm { font-size: 0.8em; }
  .w-label { font-size: var(--small-size); font-weight: 500; }
  .truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; overflow-wrap: normal; }
  .w-badge { display: inline-flex; align-items: center; flex: none; padding: 1px 8px; border-radius: 999px; font-size: calc(var(--base-size) * 12 / 15); font-weight: 500; background: var(--grey-3); color: var(--text-quiet); }
  .w-badge.danger { background: var(--bad-fill); color: var(--bad); } .w-badge.warning { background: var(--warn-fill); color: var(--warn); }
  .w-badge.success { background: var(--good-fill); color: var(--good); } .w-badge.info, .w-badge.discovery { background: var(--accent-soft); color: var(--accent-text); }
  .w-badge.outline { background: none; box-shadow: inset 0 0 0 1px currentColor; }
  .w-icon { display: inline-grid; flex: none; font-size: 15px; } .w-icon.xs, .w-icon.sm { font-size: 13px; } .w-icon.xl { font-size: 22px; }
  .w-icon { height: 1lh; place-items: center; }
  .w-icon.filled path { fill: currentColor; stroke: var(--raised); }
  .w-icon.lg { width: 20px; font-size: 20px; line-height: 22px; }
  .w-divider { width: 100%; border: 0; border-top: 1px solid var(--line); margin: 4px 0; }
  .w-divider.flush { margin-inline: calc(-3.5 * var(--unit)); width: auto; align-self: stretch; }
  .w-spacer { flex: 1; }
  .w-caption { line-height: 20px; }
  .w-text { line-height: 22px; }
  .w-button { position: relative; flex: none; }
  .w-button.small { min-height: 30px; padding: 3px 10px; }
  .w-button.pill { border-radius: 999px; }
  .w-button.ghost { color: var(--text-quiet); }
  .w-button.ghost:hover { background: var(--hover); color: var(--text); }
  /* Its words stand at the edge, not its background, which is seen only sometimes. */
  .w-box > .w-button.ghost:last-child { margin-inline-end: -10px; }
  .w-button.danger.solid { background: #c62a12; color: #fff; box-shadow: none; }
  .w-button.danger.solid:hover { background: #b02510; }
  .w-button[aria-disabled='true'] { cursor: default; }
  .widget[aria-busy='true'] .w-button:not([aria-busy='true']) { opacity: 0.55; }
  .w-button[aria-busy='true'] > :not(.spinner) { visibility: hidden; }
  .w-button > .spinner { position: absolute; inset: 0; margin: auto; }
  /* Larger to touch than to see. */
  .w-button::after { content: ''; position: absolute; inset: 0; }
  @media (pointer: coarse), (max-width: 640px) {
    .w-button.small { min-height: 34px; padding-inline: 12px; }
    .w-button::after { inset: -6px 0; }
    .w-button.small::after { inset: -5px 0; }
  }
  .w-check { display: inline-flex; align-items: center; gap: 8px; min-height: 28px; }
  input[type='checkbox'], input[type='radio'] { width: 18px; height: 18px; margin: 0; flex: none; accent-color: var(--accent); }

  .questions, .answered { display: grid; gap: calc(4 * var(--unit)); padding: calc(4 * var(--unit)); }
  .questions fieldset { min-width: 0; display: grid; gap: 4px; }
  .questions legend { font-weight: 500; padding: 0; margin-bottom: 6px; }
  .choice { display: flex; align-items: center; gap: 10px; min-height: 36px; padding: 4px 8px; margin: 0 -8px; border-radius: var(--radius-control); cursor: pointer; overflow-wrap: anywhere; }
  .choice:hover { background: var(--hover); }
  .question-note { color: var(--text-quiet); font-size: var(--small-size); }
  .question-foot { display: flex; gap: 8px; }
  .given dt { color: var(--text-quiet); font-size: var(--small-size); }
  .given dd { display: flex; align-items: flex-start; gap: 6px; overflow-wrap: anywhere; }
  .given dd .icon { margin-top: 0.2em; }
  .is-skipped { color: var(--text-quiet); font-style: italic; }
  .given .icon { color: var(--good); }
`;
