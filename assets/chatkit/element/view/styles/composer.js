import { css } from 'lit';

export const composerStyles = css`
  .composer { position: relative; display: block; background: var(--raised); border: 1px solid var(--grey-7); border-radius: var(--radius-composer); box-shadow: 0 1px 2px #00003308; transition: border-color var(--quick), box-shadow var(--quick); cursor: text; }
  .composer:focus-within { border-color: var(--accent-line); box-shadow: 0 0 0 3px var(--accent-soft); }
  .composer textarea { display: block; width: 100%; max-height: 220px; padding: 13px 56px 13px 16px; border: 0; background: none; resize: none; overflow-y: auto; scrollbar-width: thin; line-height: 1.5; overflow-wrap: anywhere; }
  .composer textarea:focus-visible { outline: none; }
  .composer textarea::placeholder { color: var(--text-quiet); opacity: 1; }
  .composer-foot { display: contents; }
  .hint { padding: 0 56px 8px 16px; font-size: calc(var(--base-size) * 12 / 15); color: var(--text-quiet); font-variant-numeric: tabular-nums; }
  .hint:empty { display: none; }
  .hint[data-over='true'] { color: var(--bad); font-weight: 500; }
  .send { position: absolute; inset-inline-end: 7px; bottom: 7px; display: grid; place-items: center; width: 36px; height: 36px; border-radius: min(var(--radius-composer) - 5px, 18px); background: var(--accent); color: var(--on-accent); font-size: 16px; transition: background var(--quick), color var(--quick); }
  .send::after { content: ''; position: absolute; inset: -4px; }
  .send:hover:not(:disabled) { background: var(--accent-hover); }
  .send:disabled { background: var(--grey-4); color: var(--grey-9); }
  .send.stop { background: var(--text); color: var(--surface); }
  .send.stop:disabled { background: var(--grey-4); color: var(--grey-9); }
  .stop-square { width: 11px; height: 11px; border-radius: 2.5px; background: currentColor; }
  .enclosed { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 10px 0; }
  .enclosed .attachment span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 24ch; }
  .locked { display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; padding: 10px 16px; border-radius: var(--radius-composer); background: var(--grey-3); color: var(--text-quiet); font-size: var(--small-size); }
`;
