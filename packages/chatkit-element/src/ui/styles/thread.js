import { css } from "./sheet.js";

export const threadStyles = css("message")`
  .turn { display: grid; gap: calc(4 * var(--unit)); min-width: 0; }
  .said { display: grid; justify-items: end; min-width: 0; gap: 4px; }
  .bubble {
    max-width: min(85%, 56ch); padding: 8px 14px; border-radius: 18px; border-end-end-radius: 6px;
    background: var(--grey-3); overflow-wrap: anywhere;
  }
  .bubble-words { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start; }
  .is-long:not(.is-whole) > .bubble-words {
    max-height: 12lh; overflow: hidden; mask-image: linear-gradient(#000 70%, transparent);
  }
  .more-words {
    display: block; min-height: 28px; margin-top: 2px; color: var(--text-quiet); font-size: var(--small-size);
    font-weight: 500; text-decoration: underline; text-underline-offset: 2px;
  }
  .more-words:hover { color: var(--text); }
  .said[data-failed] .bubble { opacity: 0.7; }
  .said-foot { min-height: 0; height: 0; display: flex; justify-content: flex-end; }
  .said-foot .quiet {
    width: 28px; height: 28px; margin-top: 1px; font-size: 13px; opacity: 0; transition: opacity var(--quick);
  }
  .said:hover .said-foot .quiet, .said-foot .quiet:focus-visible { opacity: 1; }
  .said-foot:has(.not-sent, .is-sending) { height: auto; }
  .is-sending { font-size: var(--small-size); color: var(--text-quiet); }
  .not-sent { font-size: var(--small-size); color: var(--bad); }
  .quoted {
    max-width: 85%; padding-inline-start: 10px; border-inline-start: 2px solid var(--line-strong);
    color: var(--text-quiet); font-size: var(--small-size); overflow-wrap: anywhere;
  }
  .tag { color: var(--accent-text); font-weight: 500; text-align: start; }
  .attachment {
    display: inline-flex; align-items: center; gap: 8px; max-width: 100%; min-width: 0; min-height: 36px;
    padding-block: 6px; padding-inline: 10px 12px; border-radius: var(--radius-card);
    box-shadow: inset 0 0 0 1px var(--line-strong); font-size: var(--small-size);
  }
  .attachment .icon { color: var(--accent-text); font-size: 15px; }
  .attachment > span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .sent-files {
    display: flex; flex-wrap: wrap; align-items: flex-end; justify-content: flex-end; gap: 6px;
    max-width: min(92%, 56ch); min-width: 0;
  }
  .sent-files li { display: flex; min-width: 0; max-width: 100%; }
  .picture {
    position: relative; display: block; width: 100px; height: 100px; overflow: hidden;
    border-radius: var(--radius-card); background: var(--grey-3); color: inherit; text-decoration: none;
  }
  .one-picture .picture { width: 240px; height: 180px; max-width: 100%; }
  .picture::after {
    content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line);
    pointer-events: none; transition: background var(--quick);
  }
  .picture:hover::after { background: var(--hover); }
  .picture img { width: 100%; height: 100%; object-fit: cover; display: block; }
  .picture .attachment { display: none; }
  .picture.is-broken img { opacity: 0; }
  .picture.is-broken .attachment {
    position: absolute; inset: 0; display: flex; flex-direction: column; justify-content: center; box-shadow: none;
    color: var(--text-quiet);
  }

  .answer { display: grid; gap: calc(3 * var(--unit)); min-width: 0; }
  .answer > * { min-width: 0; }
  .actions { display: flex; gap: 2px; margin: calc(-2 * var(--unit)) -9px 0; min-height: 32px; }
  .actions:empty { display: none; }
  .actions .quiet { width: 32px; height: 32px; font-size: 14px; }
  .turn:not(:last-child) .actions { opacity: 0; transition: opacity var(--quick); }
  .turn:hover .actions, .actions:focus-within { opacity: 1 !important; }
  @media (hover: none) { .turn .actions { opacity: 1 !important; } }
  .copy .after { display: none; }
  .copy.is-copied .after { display: block; color: var(--good); }
  .copy.is-copied .before { display: none; }

  .end-mark {
    display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; color: var(--text-quiet);
    font-size: var(--small-size); overflow-wrap: anywhere;
  }
  .end-words { display: flex; gap: 8px; min-width: 0; }
  .end-words > .icon { flex: none; height: 1lh; font-size: 14px; }
  .waiting:empty { position: absolute; }
  .has-icon > .icon { animation: breathe 1.8s ease-in-out infinite; }
  .thinking { min-height: 24px; display: flex; align-items: center; }
  .dots { display: flex; gap: 4px; }
  .dots i {
    width: 6px; height: 6px; border-radius: 50%; background: var(--grey-9);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) { animation-delay: 150ms; } .dots i:nth-child(3) { animation-delay: 300ms; }

  .steps { display: grid; gap: 2px; }
  .step, .folded > summary { font-size: var(--small-size); line-height: 20px; }
  .step:not(:has(details)), .step summary, .folded > summary {
    display: flex; align-items: flex-start; gap: 8px; padding: 3px 0; min-height: 26px;
  }
  summary { cursor: pointer; list-style: none; border-radius: 6px; }
  summary::-webkit-details-marker { display: none; }
  .step-icon, .step-status { display: grid; place-items: center; height: 20px; flex: none; color: var(--text-quiet); }
  .step-icon { width: 20px; margin-inline-start: -2px; font-size: 13.5px; }
  .step-status { font-size: 13px; margin-inline: -1px; }
  .step-status.plain { display: none; }
  .step-status.done { color: var(--good); }
  .step-status.failed { color: var(--bad); }
  .step-status.running { color: var(--accent-text); }
  .step-status .icon { stroke-width: 2.25; animation: pop 160ms ease-out; }
  .step-status .spinner { animation: turn 900ms linear infinite; }
  @keyframes pop { from { scale: 0.5; opacity: 0; } }
  .step-words { min-width: 0; overflow-wrap: anywhere; color: var(--text-quiet); }
  .step-verb { color: var(--text); font-weight: 500; }
  .step-time { flex: none; color: var(--text-quiet); font-variant-numeric: tabular-nums; }
  .fold-title { font-weight: 500; color: var(--text-quiet); }
  .folded > summary { width: fit-content; padding-inline-end: 6px; transition: color var(--quick); }
  .folded > summary:hover .fold-title { color: var(--text); }
  .fold-arrow { width: 14px; height: 20px; color: var(--text-quiet); transition: rotate var(--quick); }
  details[open] > summary > .fold-arrow { rotate: 90deg; }
  .frame[dir='rtl'] details[open] > summary > .fold-arrow { rotate: -90deg; }
  .folded > .steps {
    margin-block-start: 4px; margin-inline-start: 7px; padding-inline-start: 15px;
    border-inline-start: 1px solid var(--line-strong);
  }
  .step-detail {
    margin-block: 2px 6px; margin-inline-start: 26px; font-size: var(--small-size); color: var(--text-quiet);
  }
  .step-sources { display: grid; gap: 4px; }
  .step-sources li { display: flex; align-items: baseline; gap: 6px; min-width: 0; overflow-wrap: anywhere; }
  .step-sources li > .icon { align-self: center; }
  .thoughts { gap: calc(2 * var(--unit)); }
  .thought { min-width: 0; }
  .thought-title { font-size: var(--small-size); font-weight: 500; }
  .thought .step-detail { margin-inline-start: 0; }
  .fold-title.is-running { animation: breathe 1.8s ease-in-out infinite; }

  .generated {
    position: relative; display: block; width: min(100%, 400px); overflow: hidden; border-radius: var(--radius-card);
    background: var(--grey-3); color: inherit; text-decoration: none;
  }
  .generated img { display: block; width: 100%; height: auto; }
  .generated .attachment { display: none; }
  .generated.is-broken img { display: none; }
  .generated.is-broken .attachment { display: flex; box-shadow: none; color: var(--text-quiet); }
  .generated.is-empty { aspect-ratio: 1; }
  .generated.is-empty::before {
    content: ''; position: absolute; inset: 0;
    background: linear-gradient(100deg, transparent 20%, var(--hover) 50%, transparent 80%) 0 0 / 200% 100%;
    animation: sheen 2s linear infinite;
  }
  @keyframes sheen { from { background-position: 150% 0; } to { background-position: -50% 0; } }
  .generated.is-partial img { filter: saturate(0.8); }
  .making {
    position: absolute; inset-inline: 8px; bottom: 8px; display: flex; align-items: center; gap: 8px;
    width: fit-content; padding: 5px 10px; border-radius: var(--radius-control); background: var(--raised);
    font-size: var(--small-size); box-shadow: var(--float);
  }
  .percent { color: var(--text-quiet); font-variant-numeric: tabular-nums; }
  .fallback > .icon { vertical-align: -0.2em; margin-inline-end: 6px; }
  .fallback { color: var(--text-quiet); font-size: var(--small-size); overflow-wrap: anywhere; white-space: pre-line; }

  .tag.is-pressable {
    cursor: pointer; border-radius: 4px; text-decoration: underline; text-decoration-color: var(--accent-line);
    text-underline-offset: 3px;
  }
  .tag.is-pressable:hover { text-decoration-color: currentColor; }
  .preview {
    position: absolute; z-index: 6; top: 0; left: 0; width: max-content; min-width: 160px;
    max-width: min(320px, calc(100% - 16px)); max-height: 60%; overflow: auto; padding: 12px;
    border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float);
    animation: appear var(--quick);
  }
  .quote-selection {
    position: absolute; z-index: 4; top: 0; left: 0; box-shadow: var(--float); animation: appear var(--quick);
  }
  .said[data-editing] .bubble { box-shadow: 0 0 0 2px var(--accent-line); }

  .exporting .notice { align-items: center; }
  .exporting .notice > .icon { margin-top: 0; }
  .older { min-height: 32px; }
`;
