import { css } from "./sheet.js";

export const composerStyles = css("frame")`
  .composer {
    position: relative; display: block; background: var(--raised); border: 1px solid var(--grey-7);
    border-radius: var(--radius-composer); box-shadow: 0 1px 2px #00003308;
    transition: border-color var(--quick), box-shadow var(--quick); cursor: text;
  }
  .composer:focus-within { border-color: var(--accent-line); box-shadow: 0 0 0 3px var(--accent-soft); }
  .composer textarea {
    display: block; width: 100%; max-height: 220px; padding-block: 13px; padding-inline: 16px 56px; border: 0;
    background: none; resize: none; overflow-y: auto; scrollbar-width: thin; line-height: 1.5; overflow-wrap: anywhere;
  }
  .composer textarea:focus-visible { outline: none; }
  .composer textarea::placeholder { color: var(--text-quiet); opacity: 1; }
  .composer-foot { display: contents; }
  .hint {
    padding-block: 0 8px; padding-inline: 16px 56px; font-size: calc(var(--base-size) * 12 / 15);
    color: var(--text-quiet); font-variant-numeric: tabular-nums;
  }
  .hint:empty { display: none; }
  .hint[data-over='true'] { color: var(--bad); font-weight: 500; }
  .send {
    position: absolute; inset-inline-end: 7px; bottom: 7px; display: grid; place-items: center; width: 36px;
    height: 36px; border-radius: min(var(--radius-composer) - 5px, 18px); background: var(--accent);
    color: var(--on-accent); font-size: 16px; transition: background var(--quick), color var(--quick);
  }
  .send::after { content: ''; position: absolute; inset: -4px; }
  .send:hover:not(:disabled) { background: var(--accent-hover); }
  .send:disabled { background: var(--grey-4); color: var(--grey-9); }
  .send.stop { background: var(--text); color: var(--surface); }
  .send.stop:disabled { background: var(--grey-4); color: var(--grey-9); }
  .stop-square { width: 11px; height: 11px; border-radius: 2.5px; background: currentColor; }
  .roomy textarea { padding-block: 13px 4px; padding-inline: 16px; }
  .roomy .composer-foot {
    display: flex; align-items: center; gap: 6px; min-height: 48px; padding-block: 4px 6px; padding-inline: 8px 50px;
  }
  .roomy .hint { flex: 1; min-width: 0; padding: 0 6px; text-align: end; line-height: 1.3; }
  .composer-tools { display: flex; align-items: center; gap: 2px; min-width: 0; }
  .composer-tools .attach { font-size: 16px; border-radius: min(var(--radius-composer) - 6px, 18px); }

  .quote {
    display: flex; align-items: center; gap: 8px; margin: 8px 10px 0; padding-block: 2px; padding-inline: 10px 2px;
    border-inline-start: 2px solid var(--line-strong); color: var(--text-quiet); font-size: var(--small-size);
  }
  .quote span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .locked {
    display: flex; align-items: center; justify-content: center; gap: 8px; min-height: 48px; padding: 10px 16px;
    border-radius: var(--radius-composer); background: var(--grey-3); color: var(--text-quiet);
    font-size: var(--small-size);
  }
`;
