import { css } from "./sheet.js";

/** Radix's slate and iris, with the names the rest of the style sheet uses. */
export const tokens = css("frame")`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    contain: content;
  }
  :host([hidden]) { display: none; }
  /* A widget may ask for the other scheme than what is around it. */
  .frame, .frame[data-scheme='dark'] .widget[data-theme='light'] {
    --grey-1: #fcfcfd; --grey-2: #f9f9fb; --grey-3: #f0f0f3; --grey-4: #e8e8ec; --grey-5: #e0e1e6; --grey-6: #d9d9e0;
    --grey-7: #cdced6; --grey-8: #b9bbc6; --grey-9: #8b8d98; --grey-10: #80838d; --grey-11: #60646c; --grey-12: #1c2024;
    --accent-hover: #5151cd; --accent-text: #5753c6; --accent-soft: #f0f1fe; --accent-line: #8083ea;
    --bad: #b3290f; --bad-soft: #fff8f7; --bad-line: #fdbdaf; --bad-fill: #feebe7;
    --warn: #8f5400; --warn-soft: #fefbe9; --warn-line: #f3d673; --warn-fill: #fff7c2;
    --good: #1c7359; --good-fill: #e6f7ed;
    --code-comment: #60646c; --code-keyword: #8145b5; --code-string: #1c7359; --code-number: #8f5400;
    --code-title: #2b57c4;
    --surface: var(--grey-1); --raised: #fff; --text: var(--grey-12); --text-quiet: var(--grey-11);
    --line: #00002d17; --line-strong: var(--grey-6); --hover: #0000330f; --edge: #00003326;
    --float: 0 4px 16px #0000331f, 0 0 0 1px #0000330f;
    color-scheme: light;
  }
  .frame {
    --accent: #5b5bd6; --on-accent: #fff;
    --base-size: 15px; --small-size: calc(var(--base-size) * 13 / 15); --density: 1; --unit: calc(4px * var(--density));
    --radius-control: 18px; --radius-card: 16px; --radius-composer: 24px;
    --font: "Inter Variable", Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif;
    --font-mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
    --quick: 140ms ease-out;
    position: absolute; inset: 0;
    background: var(--surface); color: var(--text);
    font: 400 var(--base-size)/1.55 var(--font);
    font-feature-settings: "cv11", "ss03";
    -webkit-font-smoothing: antialiased; text-size-adjust: 100%;
    overflow: hidden;
  }
  .frame[data-scheme='dark'], .frame[data-scheme='light'] .widget[data-theme='dark'] {
    --grey-1: #111113; --grey-2: #18191b; --grey-3: #212225; --grey-4: #272a2d; --grey-5: #2e3135; --grey-6: #363a3f;
    --grey-7: #43484e; --grey-8: #5a6169; --grey-9: #696e77; --grey-10: #777b84; --grey-11: #b0b4ba; --grey-12: #edeef0;
    --accent-hover: #6e6ade; --accent-text: #b1a9ff; --accent-soft: #202248; --accent-line: #6665c4;
    --bad: #ff977d; --bad-soft: #1f1513; --bad-line: #6e2920; --bad-fill: #391714;
    --warn: #ffca16; --warn-soft: #1d180f; --warn-line: #5c3d05; --warn-fill: #302008;
    --good: #1fd8a4; --good-fill: #0f2e22;
    --code-comment: #a0a4ab; --code-keyword: #d19dff; --code-string: #6fdcb4; --code-number: #ffc182;
    --code-title: #9eb1ff;
    --raised: var(--grey-2);
    --line: #d3edf81d; --hover: #ddeaf814; --edge: #000000b3; --float: 0 4px 20px #000000a0, 0 0 0 1px #d3edf829;
    color-scheme: dark;
  }
  *, *::before, *::after { box-sizing: border-box; }
  p, h2, h3, h4, h5, h6, ul, ol, dl, dd, blockquote, fieldset { margin: 0; padding: 0; border: 0; }
  ul, ol { list-style: none; }
  button, input, textarea, select { font: inherit; color: inherit; letter-spacing: inherit; }
  /* What people write has a direction of its own, line by line. */
  input, textarea { unicode-bidi: plaintext; text-align: start; }
  button { background: none; border: 0; padding: 0; cursor: pointer; }
  button:disabled { cursor: default; }
  [data-still] *, [data-still] *::before, [data-still] *::after { transition: none !important; }
  :focus { outline: none; }
  :focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
  .hidden {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    width: 1.2em; height: 1.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.75;
    stroke-linecap: round; stroke-linejoin: round;
  }
  .frame[dir='rtl'] .mirrors { scale: -1 1; }
  /* A title is cut off at its own end, and stands where titles stand. */
  .header-title, .thread-title { text-align: left; }
  .frame[dir='rtl'] .header-title, .frame[dir='rtl'] .thread-title { text-align: right; }
  .spinner { animation: turn 900ms linear infinite; }
  .spinner .track { opacity: 0.2; }
  @keyframes turn { to { rotate: 360deg; } }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after {
      animation-duration: 0.01ms !important; animation-iteration-count: 1 !important; transition: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media (forced-colors: active) {
    .send, .button, .prompt { border: 1px solid ButtonText; }
    .send:disabled, .button:disabled { border-color: GrayText; }
    .search, .sources li { border: 1px solid CanvasText; }
    .thread:hover, .menu-item:hover { outline: 1px solid Highlight; outline-offset: -1px; }
    .thread-open[aria-current]::before { background: Highlight; }
    .pick.is-on, .pick[aria-pressed='true'], .quiet[aria-pressed='true'] { border: 1px solid Highlight; }
    .bubble, .composer, .card, .w-card, .w-list, .w-badge, .notice, .trouble, .toast, .code, .to-end, .file, .menu,
    .picture, .attachment {
      border: 1px solid CanvasText !important;
    }
    .dots i, .bone, .stop-square { background: CanvasText !important; }
  }
`;
