import { css } from "./sheet.js";

export const frameStyles = css("frame")`
  .chat { height: 100%; display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .header {
    display: flex; align-items: center; gap: 2px; min-height: 52px;
    padding-inline: calc(4 * var(--unit)) calc(2 * var(--unit)); grid-row: 1;
  }
  .header > .quiet:first-child { margin-inline-start: calc(-2 * var(--unit)); margin-inline-end: var(--unit); }
  .header-title {
    flex: 1; min-width: 0; font-size: var(--base-size); font-weight: 600; letter-spacing: -0.01em; overflow: hidden;
    text-overflow: ellipsis; white-space: nowrap;
  }
  .quiet {
    display: inline-grid; place-items: center; width: 36px; height: 36px; flex: none;
    border-radius: var(--radius-control); color: var(--text-quiet); font-size: 15px;
    transition: background var(--quick), color var(--quick);
  }
  .quiet:hover:not(:disabled) { background: var(--hover); color: var(--text); }
  .quiet.small { width: 26px; height: 26px; font-size: 13px; }
  .quiet[aria-pressed='true'] { color: var(--accent-text); }
  .thread-view { position: relative; min-height: 0; grid-row: 2; }
  .thread-view::before, .thread-view::after {
    content: ''; position: absolute; z-index: 1; inset-inline: 0 12px; height: 16px; pointer-events: none;
  }
  .thread-view::before { top: 0; background: linear-gradient(var(--surface), transparent); }
  .thread-view::after { bottom: 0; background: linear-gradient(transparent, var(--surface)); }
  .to-end { z-index: 2; }
  .scroller {
    position: absolute; inset: 0; overflow-y: auto; overflow-x: hidden; overscroll-behavior: contain;
    overflow-anchor: none; scrollbar-gutter: stable; scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  .scroller:focus-visible { outline-offset: -2px; }
  .turns {
    width: 100%; max-width: calc(68ch + 8 * var(--unit)); min-height: 100%; margin: 0 auto;
    padding: calc(2 * var(--unit)) calc(4 * var(--unit)) calc(4 * var(--unit)); display: flex; flex-direction: column;
    --between: calc(5 * var(--unit)); gap: var(--between);
  }
  .turns > * { flex: none; }
  .foot {
    grid-row: 3; width: 100%; max-width: calc(68ch + 8 * var(--unit)); margin: 0 auto;
    padding: 0 calc(3 * var(--unit)) calc(2 * var(--unit));
  }
  .to-end {
    position: absolute; left: 50%; bottom: 8px; translate: -50% 0; display: flex; align-items: center; gap: 6px;
    min-width: 34px; height: 34px; justify-content: center; padding: 0 10px; border-radius: 999px;
    background: var(--raised); color: var(--text); font-size: var(--small-size); box-shadow: var(--float);
    animation: rise var(--quick);
  }
  .to-end:hover { background: var(--grey-3); }
  @keyframes rise { from { opacity: 0; translate: -50% 6px; } }

  .start { margin: auto 0; padding-block: calc(4 * var(--unit)); display: grid; gap: calc(6 * var(--unit)); }
  .greeting {
    font-size: calc(var(--base-size) * 22 / 15); font-weight: 650; letter-spacing: -0.02em; line-height: 1.25;
    text-align: center; text-wrap: balance; overflow-wrap: anywhere;
  }
  .prompts {
    display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr)); gap: calc(2 * var(--unit));
  }
  .prompts li { display: grid; }
  .prompt {
    display: flex; flex-direction: column; align-items: flex-start; gap: 8px; width: 100%; min-height: 76px;
    padding: 12px; text-align: start; line-height: 1.4; border-radius: var(--radius-card);
    box-shadow: inset 0 0 0 1px var(--line); overflow-wrap: anywhere; transition: background var(--quick);
  }
  .prompt .icon { color: var(--accent-text); }
  .prompt:hover { background: var(--hover); }

  .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: 32px; padding: 4px 12px;
    border-radius: var(--radius-control); background: var(--raised); color: var(--text); font-size: var(--small-size);
    font-weight: 500; box-shadow: inset 0 0 0 1px var(--line-strong); transition: background var(--quick);
  }
  .button:hover:not(:disabled) { background: var(--grey-3); }
  .button:disabled { opacity: 0.55; }

  .notice, .trouble {
    display: flex; align-items: flex-start; gap: 10px; margin-bottom: 8px; padding: 10px 12px;
    border-radius: var(--radius-card); background: var(--grey-3); font-size: var(--small-size); line-height: 1.45;
    animation: appear var(--quick);
  }
  .notice > .icon, .trouble > .icon { margin-top: 1px; font-size: 15px; }
  .notice-text, .trouble p { flex: 1; min-width: 0; overflow-wrap: anywhere; }
  .notice-text > strong { display: block; font-weight: 600; }
  .notice .block p { display: inline; }
  .notice .quiet { margin-block: -4px; margin-inline-end: -6px; }
  .notice.warning { background: var(--warn-soft); box-shadow: inset 0 0 0 1px var(--warn-line); }
  .notice.warning > .icon { color: var(--warn); }
  .notice.danger, .trouble { background: var(--bad-soft); box-shadow: inset 0 0 0 1px var(--bad-line); }
  .notice.danger > .icon, .trouble > .icon { color: var(--bad); }
  .trouble { align-items: center; }
  .trouble > .icon { margin-top: 0; }
  .wait { font-variant-numeric: tabular-nums; }
  .disclaimer {
    padding: 6px 8px 0; text-align: center; font-size: calc(var(--base-size) * 12 / 15); color: var(--text-quiet);
  }
  .disclaimer.strong { color: var(--text); }
  .disclaimer a, .notice a { color: inherit; text-underline-offset: 2px; }
  @keyframes appear { from { opacity: 0; translate: 0 4px; } }

  .turns:not(.is-start)::before { content: ''; margin-top: auto; margin-bottom: calc(-5 * var(--unit)); }
  .progress { display: flex; align-items: center; gap: 8px; color: var(--text-quiet); font-size: var(--small-size); }
  .centred { justify-content: center; padding: 8px; }
  @keyframes breathe { 0%, 70%, 100% { opacity: 0.25; } 35% { opacity: 1; } }
  .bone {
    display: block; height: 14px; border-radius: 7px; background: var(--grey-4);
    animation: breathe 1.8s ease-in-out infinite;
  }
  .bone.said { width: 55%; height: 38px; border-radius: 18px; margin-inline-start: auto; }
  .bone.short { width: 60%; }
  .skeleton { gap: 12px; }
  .history {
    position: absolute; inset: 0; z-index: 3; display: grid; grid-template-rows: auto auto minmax(0, 1fr);
    background: var(--surface); animation: slide 160ms ease-out;
  }
  .frame[dir='rtl'] .history { --from: -12px; }
  @keyframes slide { from { opacity: 0; translate: var(--from, 12px) 0; } }
`;
