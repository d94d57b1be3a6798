import { css } from "../../ui/styles/sheet.js";

/** Styles of widgets. A widget is clipped to its box, except for the rings of focused controls. */
export const widgetStyles = css("widgets")`
  .widget {
    min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); position: relative; overflow: clip;
    overflow-clip-margin: 4px; overflow-wrap: anywhere; border-radius: var(--radius-card); color: var(--text);
    transition: opacity var(--quick); isolation: isolate;
  }
  .frame[data-scheme='dark'] .widget[data-theme='light'], .frame[data-scheme='light'] .widget[data-theme='dark'] {
    --accent-text: color-mix(in oklab, var(--accent), var(--text) 38%);
    --accent-soft: color-mix(in oklab, var(--accent) 18%, transparent);
    --accent-line: color-mix(in oklab, var(--accent) 60%, transparent);
  }
  .frame[data-scheme='light'] .widget[data-theme='dark'] {
    --surface: var(--grey-1); --text: var(--grey-12); --text-quiet: var(--grey-11); --line-strong: var(--grey-6);
  }
  .widget[data-theme] > .w-basic {
    padding: calc(3.5 * var(--unit)); border-radius: var(--radius-card); background-color: var(--raised);
  }
  .widget.fades { opacity: 0.6; } .widget.fades > * { pointer-events: none; }
  .w-card {
    --pad-start: calc(3.5 * var(--unit)); --pad-end: calc(3.5 * var(--unit)); --pad-top: calc(3.5 * var(--unit));
    --pad-bottom: calc(3.5 * var(--unit)); display: flex; flex-direction: column; gap: calc(2 * var(--unit));
    min-width: 0; width: 100%; max-width: 480px; padding: calc(3.5 * var(--unit)); overflow: clip;
    border-radius: var(--radius-card); background-color: var(--raised); box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .w-card.sm { max-width: 340px; } .w-card.lg { max-width: 620px; } .w-card.full { max-width: none; }
  .w-basic { width: 100%; }
  .w-box { display: flex; min-width: 0; max-width: 100%; }
  .w-box > .w-text, .w-box > .w-title, .w-box > .w-caption, .w-box > .w-box { min-width: 0; }
  .w-form { align-items: stretch; }
  .w-status {
    display: flex; align-items: center; gap: 6px; width: 100%; color: var(--text-quiet); font-size: var(--small-size);
    text-align: start;
  }
  .w-status > span:last-of-type { min-width: 0; flex: 1; }
  .w-unfold { min-height: 28px; border-radius: 6px; } .w-unfold:hover { color: var(--text); }
  .w-unfold .w-turn { transition: rotate var(--quick); } .w-unfold[aria-expanded='true'] .w-turn { rotate: 180deg; }
  .w-favicon { display: grid; width: 18px; height: 18px; flex: none; overflow: hidden; border-radius: 4px; }
  .w-favicon img { width: 100%; height: 100%; object-fit: contain; }
  .w-favicon.framed { padding: 2px; background: #fff; box-shadow: inset 0 0 0 1px var(--line-strong); }
  .w-list {
    max-width: 560px; width: 100%; overflow: clip; border-radius: var(--radius-card); background-color: var(--raised);
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .w-list > .w-status { padding: 10px 14px 4px; }
  .w-item {
    position: relative; display: flex; align-items: center; gap: calc(2 * var(--unit)); width: 100%; min-height: 44px;
    padding: 8px 14px; text-align: start;
  }
  .w-list li + li { border-top: 1px solid var(--line); }
  .w-press { transition: background var(--quick); } .w-press:hover:not(:disabled) { background: var(--hover); }
  .w-press:focus-visible { outline-offset: -2px; } .w-item:focus-visible { outline-offset: -2px; border-radius: 8px; }
  .w-press[aria-busy='true'] { opacity: 0.55; }
  .w-under { position: absolute; inset: 0; } .w-over > :not(.w-under) { position: relative; pointer-events: none; }
  .w-over :is(button, input, select, textarea, label, a, [tabindex]):not(.w-under) { pointer-events: auto; }
  .w-more {
    display: flex; align-items: center; justify-content: center; gap: 6px; width: 100%; min-height: 40px;
    padding: 8px 14px; font-size: var(--small-size); color: var(--text-quiet); border-top: 1px solid var(--line);
  }
  .w-more:hover { background: var(--hover); color: var(--text); }
  .w-more:focus-visible { outline-offset: -3px; border-radius: var(--radius-card); }
  .w-confirm { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 4px; }

  .w-text { line-height: 22px; } .w-caption { line-height: 20px; }
  .w-text.size-xs { font-size: 0.8em; }
  .w-text.size-sm { font-size: 0.87em; line-height: 20px; }
  .w-text.size-lg { font-size: 1.13em; line-height: 1.45; }
  .w-text.size-xl { font-size: 1.27em; line-height: 1.4; }
  .w-title { font-weight: 600; letter-spacing: -0.01em; line-height: 1.3; }
  .w-title.size-sm { font-size: 0.93em; }
  .w-title.size-lg { font-size: 1.2em; }
  .w-title.size-xl { font-size: 1.4em; }
  .w-title.size-2xl { font-size: 1.6em; }
  .w-title.size-3xl { font-size: 1.9em; }
  .w-title.size-4xl { font-size: 2.3em; letter-spacing: -0.02em; }
  .w-title.size-5xl { font-size: 2.8em; letter-spacing: -0.025em; line-height: 1.15; }
  .w-caption { font-size: var(--small-size); color: var(--text-quiet); }
  .w-caption.size-sm { font-size: 0.8em; line-height: 18px; }
  .w-caption.size-lg { font-size: 0.93em; }
  .w-label { font-size: var(--small-size); font-weight: 500; }
  .w-label.size-xs { font-size: 0.8em; }
  .w-label.size-sm { font-size: 0.835em; }
  .w-label.size-md { font-size: var(--small-size); }
  .w-label.size-lg { font-size: 1em; }
  .w-label.size-xl { font-size: 1.13em; }
  .truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; overflow-wrap: normal; max-width: 100%; }
  .w-markdown { min-width: 0; }
  .w-badge {
    display: inline-flex; align-items: center; flex: none; max-width: 100%; padding: 1px 8px; border-radius: 6px;
    font-size: calc(var(--base-size) * 12 / 15); line-height: 18px; font-weight: 500; background: var(--grey-4);
    color: var(--text);
  }
  .w-row > .w-badge {
    display: inline-block; max-width: 50%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  }
  .w-badge.pill { border-radius: 999px; }
  .w-badge.size-sm { padding: 0 6px; font-size: calc(var(--base-size) * 11 / 15); line-height: 17px; }
  .w-badge.size-lg { padding: 3px 10px; font-size: var(--small-size); }
  .w-badge.is-danger { background: var(--bad-fill); color: var(--bad); }
  .w-badge.is-warning { background: var(--warn-fill); color: var(--warn); }
  .w-badge.is-success { background: var(--good-fill); color: var(--good); }
  .w-badge.is-info { background: var(--info-fill); color: var(--info); }
  .w-badge.is-discovery { background: var(--accent-soft); color: var(--accent-text); }
  .w-badge.outline { background: none; box-shadow: inset 0 0 0 1px currentColor; }
  .w-badge.solid { background: var(--text-quiet); color: var(--surface); }
  .w-badge.solid.is-danger { background: var(--bad); }
  .w-badge.solid.is-warning { background: var(--warn); }
  .w-badge.solid.is-success { background: var(--good); }
  .w-badge.solid.is-info { background: var(--info); }
  .w-badge.solid.is-discovery { background: var(--accent-text); }
  .widget { --info: light-dark(#0b5bab, #7ab8ff); --info-fill: light-dark(#e6f1fd, #10263f); }

  .w-icon { display: inline-grid; place-items: center; flex: none; height: 1lh; font-size: 15px; }
  .w-icon.size-xs { font-size: 12px; }
  .w-icon.size-sm { font-size: 13px; }
  .w-icon.size-lg { width: 20px; font-size: 20px; line-height: 22px; }
  .w-icon.size-xl { font-size: 24px; }
  .w-icon.size-2xl { font-size: 30px; }
  .w-icon.size-3xl { font-size: 38px; }
  .w-icon.filled path { fill: currentColor; } .w-icon.cut path { stroke: var(--raised); }
  .w-image {
    --fit: cover; --position: center; display: grid; flex: none; min-width: 0; max-width: 100%; overflow: hidden;
  }
  .w-image img {
    display: block; width: 100%; height: 100%; min-height: 0; object-fit: var(--fit); object-position: var(--position);
  }
  .w-image.framed { position: relative; }
  .w-image.framed::after {
    content: ''; position: absolute; inset: 0; border-radius: inherit; pointer-events: none;
    box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .w-image.flush { margin-inline: calc(-1 * var(--pad-start)) calc(-1 * var(--pad-end)); max-width: none; }
  .w-card > .w-image.flush:first-child { margin-top: calc(-1 * var(--pad-top)); }
  .w-card > .w-image.flush:last-child { margin-bottom: calc(-1 * var(--pad-bottom)); }
  .w-blocked {
    display: grid; place-items: center; align-content: center; gap: 4px; min-height: 0; padding: 4px;
    overflow: hidden; background: var(--grey-3); color: var(--text-quiet); font-size: var(--small-size);
    text-align: center;
  }
  .w-divider { width: 100%; flex: none; border: 0; border-top: 1px solid var(--line); margin: 4px 0; }
  .w-divider.flush {
    margin-inline: calc(-1 * var(--pad-start)) calc(-1 * var(--pad-end)); width: auto; align-self: stretch;
  }
  .w-spacer { flex: 1 0 0; }
  .w-coming {
    display: block; flex: 1 1 auto; min-height: 34px; min-width: 80px; border-radius: var(--radius-control);
    background: var(--grey-3);
  }
  .w-transition { min-width: 0; display: grid; } .w-enters { min-width: 0; animation: w-enter 180ms ease-out; }
  @keyframes w-enter { from { opacity: 0; translate: 0 4px; } }
  .streams { animation: none; }
  .fallback { color: var(--text-quiet); }

  .w-button { position: relative; flex: none; max-width: 100%; text-align: center; }
  .w-button.small { min-height: 30px; padding: 3px 10px; }
  .w-card > .w-button:not(.block), .w-col:not(.aligned) > .w-button:not(.block),
  .w-card > .w-badge, .w-col:not(.aligned) > .w-badge { align-self: flex-start; }
  .w-row > .w-button.block { flex: 1 1 0; min-width: 0; width: auto; }
  .w-button.size-3xs { min-height: 24px; padding: 0 7px; font-size: 12px; }
  .w-button.size-2xs { min-height: 26px; padding: 1px 8px; font-size: 12px; }
  .w-button.size-xs { min-height: 28px; padding: 2px 9px; }
  .w-button.size-lg { min-height: 36px; padding-inline: 14px; }
  .w-button.size-xl { min-height: 40px; padding-inline: 16px; font-size: 1em; }
  .w-button.size-2xl { min-height: 44px; padding-inline: 18px; font-size: 1em; }
  .w-button.size-3xl { min-height: 50px; padding-inline: 22px; font-size: 1.07em; }
  .w-button.uniform { padding: 0; aspect-ratio: 1; min-width: 0; } .w-button.uniform.block { aspect-ratio: auto; }
  .w-button.icon-sm .icon { font-size: 12px; }
  .w-button.icon-md .icon { font-size: 14px; }
  .w-button.icon-lg .icon { font-size: 17px; }
  .w-button.icon-xl .icon { font-size: 20px; }
  .w-button.icon-2xl .icon { font-size: 24px; }
  .w-button.pill { border-radius: 999px; }
  .w-button { --ink: var(--text); --fill: var(--grey-12); --on-fill: var(--grey-1); --soft: var(--grey-4); }
  .w-button.is-primary {
    --ink: var(--accent-text); --fill: var(--accent); --on-fill: var(--on-accent); --soft: var(--accent-soft);
  }
  .w-button.is-danger { --ink: var(--bad); --fill: #c62a12; --on-fill: #fff; --soft: var(--bad-fill); }
  .w-button:is(.is-caution, .is-warning) {
    --ink: var(--warn); --fill: light-dark(#8f5400, #ffca16); --on-fill: light-dark(#fff, #1d180f);
    --soft: var(--warn-fill);
  }
  .w-button.is-success {
    --ink: var(--good); --fill: light-dark(#1c7359, #1fd8a4); --on-fill: light-dark(#fff, #0f1a15);
    --soft: var(--good-fill);
  }
  .w-button.is-info {
    --ink: var(--info); --fill: light-dark(#0b5bab, #7ab8ff); --on-fill: light-dark(#fff, #0b1a2b);
    --soft: var(--info-fill);
  }
  .w-button.is-discovery {
    --ink: var(--accent-text); --fill: var(--accent); --on-fill: var(--on-accent); --soft: var(--accent-soft);
  }
  .w-button.solid { background: var(--fill); color: var(--on-fill); box-shadow: none; }
  .w-button.solid:hover:not(:disabled) { background: color-mix(in oklab, var(--fill), var(--on-fill) 10%); }
  .w-button.soft { background: var(--soft); color: var(--ink); box-shadow: none; }
  .w-button.soft:hover:not(:disabled) { background: color-mix(in oklab, var(--soft), var(--ink) 10%); }
  .w-button.outline { color: var(--ink); }
  .w-button.outline:not(.is-secondary) { box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--ink) 45%, transparent); }
  .w-button.ghost { background: none; box-shadow: none; color: var(--ink); }
  .w-button.ghost.is-secondary { color: var(--text-quiet); }
  .w-button.ghost:hover:not(:disabled) { background: var(--hover); color: var(--ink); }
  /* Its words stand at the edge, not its background, which is seen only sometimes. */
  .w-box > .w-button.ghost:last-child:not(.uniform) { margin-inline-end: -10px; }
  .w-button[aria-disabled='true'] { cursor: default; }
  .widget[aria-busy='true']:not(.fades) .w-button:not([aria-busy='true']) { opacity: 0.55; }
  /* Not hidden: its words are its name. */
  .w-button[aria-busy='true'] > :not(.spinner) { opacity: 0; }
  .w-button > .spinner { position: absolute; inset: 0; margin: auto; }
  /* Larger to touch than to see. */
  .w-button::after { content: ''; position: absolute; inset: 0; }
  @media (pointer: coarse), (max-width: 640px) {
    .w-button.small { min-height: 34px; padding-inline: 12px; } .w-button.small.uniform { padding: 0; }
    .w-button::after { inset: -6px 0; }
    .w-button.small::after { inset: -5px 0; }
  }
  @media (forced-colors: active) {
    .w-button { border: 1px solid ButtonText; }
    .w-card, .w-list, .w-badge { border: 1px solid CanvasText !important; }
  }
`;
