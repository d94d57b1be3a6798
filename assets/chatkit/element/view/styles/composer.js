import { css } from './sheet.js';

export const composerStyles = css('frame')`
  .composer { position: relative; display: block; background: var(--raised); border: 1px solid var(--grey-7); border-radius: var(--radius-composer); box-shadow: 0 1px 2px #00003308; transition: border-color var(--quick), box-shadow var(--quick); cursor: text; }
  .composer:focus-within { border-color: var(--accent-line); box-shadow: 0 0 0 3px var(--accent-soft); }
  .composer textarea { display: block; width: 100%; max-height: 220px; padding-block: 13px; padding-inline: 16px 56px; border: 0; background: none; resize: none; overflow-y: auto; scrollbar-width: thin; line-height: 1.5; overflow-wrap: anywhere; }
  .composer textarea:focus-visible { outline: none; }
  .composer textarea::placeholder { color: var(--text-quiet); opacity: 1; }
  .composer-foot { display: contents; }
  .hint { padding-block: 0 8px; padding-inline: 16px 56px; font-size: calc(var(--base-size) * 12 / 15); color: var(--text-quiet); font-variant-numeric: tabular-nums; }
  .hint:empty { display: none; }
  .hint[data-over='true'] { color: var(--bad); font-weight: 500; }
  .send { position: absolute; inset-inline-end: 7px; bottom: 7px; display: grid; place-items: center; width: 36px; height: 36px; border-radius: min(var(--radius-composer) - 5px, 18px); background: var(--accent); color: var(--on-accent); font-size: 16px; transition: background var(--quick), color var(--quick); }
  .send::after { content: ''; position: absolute; inset: -4px; }
  .send:hover:not(:disabled) { background: var(--accent-hover); }
  .send:disabled { background: var(--grey-4); color: var(--grey-9); }
  .send.stop { background: var(--text); color: var(--surface); }
  .send.stop:disabled { background: var(--grey-4); color: var(--grey-9); }
  .stop-square { width: 11px; height: 11px; border-radius: 2.5px; background: currentColor; }
  .roomy textarea { padding-block: 13px 4px; padding-inline: 16px; }
  .roomy .composer-foot { display: flex; align-items: center; gap: 6px; min-height: 48px; padding-block: 4px 6px; padding-inline: 8px 50px; }
  .roomy .hint { flex: 1; min-width: 0; padding: 0 6px; text-align: end; line-height: 1.3; }
  .composer-tools { display: flex; align-items: center; gap: 2px; min-width: 0; }
  .composer-tools .attach { font-size: 16px; border-radius: min(var(--radius-composer) - 6px, 18px); }
  .pick { display: inline-flex; align-items: center; gap: 4px; min-width: 0; max-width: 100%; height: 36px; padding: 0 8px; border-radius: min(var(--radius-composer) - 6px, 18px); color: var(--text-quiet); font-size: var(--small-size); font-weight: 500; white-space: nowrap; transition: background var(--quick), color var(--quick); }
  .pick > span { overflow: hidden; text-overflow: ellipsis; }
  .pick:hover, .pick[aria-expanded='true'] { background: var(--hover); color: var(--text); }
  .composer-tools > .pick, .for-tool { flex: none; }
  .pick[aria-pressed='true'], .pick.is-on { background: var(--accent-soft); color: var(--accent-text); }
  .pick .icon { font-size: 14px; }
  .pick span + .icon { font-size: 12px; transition: rotate var(--quick); }
  .pick[aria-expanded='true'] span + .icon { rotate: 180deg; }
  .menu-place { position: relative; display: flex; min-width: 0; }
  .menu { position: absolute; z-index: 4; inset-inline-start: 0; bottom: calc(100% + 6px); width: max-content; min-width: 200px; max-width: min(300px, 72vw); max-height: min(320px, 46vh); overflow-y: auto; padding: 5px; border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float); cursor: default; animation: appear var(--quick); }
  .menu[hidden] { display: none; }
  .menu-item { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 40px; padding: 8px 10px; border-radius: var(--radius-control); text-align: start; font-size: calc(var(--base-size) * 14 / 15); line-height: 1.35; }
  .menu-item:hover, .menu-item:focus-visible { background: var(--hover); }
  .menu-item:focus-visible { outline-offset: -2px; }
  .menu-item[aria-disabled='true'] { color: var(--text-quiet); cursor: default; background: none; }
  .menu-item .icon { font-size: 15px; color: var(--text-quiet); }
  .menu-item .menu-check { color: var(--accent-text); stroke-width: 2.25; }
  .menu-words { flex: 1; min-width: 0; display: grid; overflow-wrap: anywhere; }
  .menu-words small { color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15); }

  .quote { display: flex; align-items: center; gap: 8px; margin: 8px 10px 0; padding-block: 2px; padding-inline: 10px 2px; border-inline-start: 2px solid var(--line-strong); color: var(--text-quiet); font-size: var(--small-size); }
  .quote span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .drop-zone { position: absolute; z-index: 5; inset: 8px; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 10px; padding: 16px; border: 2px dashed var(--accent-line); border-radius: var(--radius-composer); background: color-mix(in oklab, var(--accent-soft) 94%, transparent); backdrop-filter: blur(4px); color: var(--accent-text); font-weight: 600; text-align: center; pointer-events: none; animation: appear var(--quick); }
  .drop-zone .icon { font-size: 24px; }
  .locked { display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; padding: 10px 16px; border-radius: var(--radius-composer); background: var(--grey-3); color: var(--text-quiet); font-size: var(--small-size); }
`;
