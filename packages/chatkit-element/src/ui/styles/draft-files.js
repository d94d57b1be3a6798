import { css } from "./sheet.js";

/** Styles of the files of a draft. */
export const draftFileStyles = css("files")`
  .enclosed {
    display: flex; flex-wrap: wrap; gap: 8px; max-height: 208px; overflow-y: auto; scrollbar-width: thin;
    padding: 10px 10px 2px; cursor: default;
  }
  .file {
    position: relative; display: flex; align-items: center; gap: 10px; flex: 1 1 160px; max-width: min(100%, 212px);
    height: 56px; padding: 7px 6px 7px 7px; border-radius: var(--radius-card); background: var(--surface);
    box-shadow: inset 0 0 0 1px var(--line-strong); animation: appear var(--quick);
  }
  .file-face {
    position: relative; display: grid; place-items: center; flex: none; width: 42px; height: 42px; overflow: hidden;
    border-radius: 8px; background: var(--accent-soft); color: var(--accent-text); font-size: 17px;
  }
  .file-face img { width: 100%; height: 100%; object-fit: cover; }
  .file-face img + .icon, .file-face.is-broken img { display: none; }
  .file-face.is-broken img + .icon { display: block; }
  .file-words { flex: 1; min-width: 0; display: grid; line-height: 1.35; font-size: var(--small-size); }
  .file-name, .file-note { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .file-name { font-weight: 500; }
  .file-note {
    color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15); font-variant-numeric: tabular-nums;
  }
  .file.failed {
    flex-basis: 100%; max-width: none; height: auto; min-height: 56px; background: var(--bad-soft);
    box-shadow: inset 0 0 0 1px var(--bad-line);
  }
  .file.failed .file-face { background: var(--bad-fill); color: var(--bad); }
  .file.failed .file-note { color: var(--bad); white-space: normal; overflow-wrap: anywhere; }
  .file.is-picture { flex: none; width: 56px; padding: 0; }
  .is-picture .file-face { width: 56px; height: 56px; border-radius: inherit; background: var(--grey-3); }
  .is-picture .file-face::after {
    content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line-strong);
    pointer-events: none;
  }
  .is-picture .remove {
    position: absolute; inset-block-start: -7px; inset-inline-end: -7px; width: 24px; height: 24px; border-radius: 50%;
    background: var(--raised); color: var(--text); font-size: 11px; box-shadow: var(--float);
  }
  .is-picture .remove:hover { background: var(--grey-3); }
  .remove::after { content: ''; position: absolute; inset: -4px; border-radius: 50%; }
  .file:not(.is-picture) .remove { position: relative; }
  .ring { position: absolute; inset: 0; display: grid; place-items: center; font-size: 20px; }
  .ring circle { fill: none; } .ring .track { opacity: 0.25; }
  .ring circle:not(.track) { transition: stroke-dasharray var(--quick); }
  .uploading .file-face > img { opacity: 0.45; }
  .uploading .file-face > .icon { display: none !important; }
  .is-picture .ring { color: #fff; background: #0006; font-size: 26px; }
  .drop-zone {
    position: absolute; z-index: 5; inset: 8px; display: flex; flex-direction: column; align-items: center;
    justify-content: center; gap: 10px; padding: 16px; border: 2px dashed var(--accent-line);
    border-radius: var(--radius-composer); background: color-mix(in oklab, var(--accent-soft) 94%, transparent);
    backdrop-filter: blur(4px); color: var(--accent-text); font-weight: 600; text-align: center; pointer-events: none;
    animation: appear var(--quick);
  }
  .drop-zone .icon { font-size: 24px; }
`;
