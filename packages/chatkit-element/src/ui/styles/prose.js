import { css } from "./sheet.js";

export const proseStyles = css("message")`
  .prose { overflow-wrap: anywhere; min-width: 0; }
  .prose .block + .block { margin-top: 0.75em; }
  .prose h3, .prose h4, .prose h5, .prose h6 { line-height: 1.35; font-weight: 600; letter-spacing: -0.01em; }
  .prose h3 { font-size: 1.1em; margin-top: 0.5em; }
  .prose h4 { font-size: 1.03em; }
  .prose h5, .prose h6 { font-size: 1em; }
  .prose .block:first-child h3 { margin-top: 0; }
  .prose ul, .prose ol { padding-inline-start: 1.4em; display: grid; gap: 0.25em; }
  .prose ul { list-style: disc; } .prose ol { list-style: decimal; font-variant-numeric: tabular-nums; }
  .prose li::marker { color: var(--text-quiet); }
  .prose li:has(> .mark) { list-style: none; margin-inline-start: -1.3em; }
  .prose li > ul, .prose li > ol { margin-top: 0.25em; }
  .prose li:has(> .mark) > :is(ul, ol) { margin-inline-start: 1.3em; }
  .mark { margin-inline-end: 0.35em; color: var(--text-quiet); }
  .prose a[href] { color: var(--accent-text); text-decoration-thickness: 1px; text-underline-offset: 2px; }
  .prose strong { font-weight: 600; }
  .prose blockquote {
    padding-inline-start: 12px; border-inline-start: 2px solid var(--line-strong); color: var(--text-quiet);
  }
  .prose hr { border: 0; border-top: 1px solid var(--line); margin: 1em 0; }
  .prose img { max-width: 100%; border-radius: var(--radius-control); }
  .blocked-image {
    display: inline-flex; align-items: center; gap: 8px; max-width: 100%; padding: 6px 12px 6px 10px;
    border-radius: var(--radius-control); box-shadow: inset 0 0 0 1px var(--line-strong); color: var(--text-quiet);
    font-size: var(--small-size);
  }
  .prose code {
    font: 0.875em/1.5 var(--font-mono); padding: 0.12em 0.35em; border-radius: 5px; background: var(--grey-3);
  }
  .code {
    border-radius: var(--radius-card); background: var(--grey-2); box-shadow: inset 0 0 0 1px var(--line);
    overflow: hidden;
  }
  .frame[data-scheme='dark'] .code { background: var(--grey-3); }
  .code-head {
    display: flex; align-items: center; justify-content: space-between; min-height: 34px; padding-inline: 14px 3px;
    color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15);
  }
  .code-head .quiet { width: 30px; height: 30px; font-size: 13px; }
  .prose pre { margin: 0; padding: 0 14px 12px; overflow-x: auto; scrollbar-width: thin; overflow-wrap: normal; }
  .prose pre:focus-visible, .table:focus-visible { outline-offset: -2px; border-radius: var(--radius-card); }
  .prose pre code { padding: 0; background: none; font-size: calc(var(--base-size) * 13 / 15); white-space: pre; }
  .hljs-comment, .hljs-quote, .hljs-meta { color: var(--code-comment); }
  .hljs-keyword, .hljs-selector-tag, .hljs-literal, .hljs-tag .hljs-name, .hljs-section, .hljs-doctag {
    color: var(--code-keyword);
  }
  .hljs-string, .hljs-regexp, .hljs-addition, .hljs-selector-attr, .hljs-meta .hljs-string, .hljs-char {
    color: var(--code-string);
  }
  .hljs-number, .hljs-symbol, .hljs-bullet, .hljs-variable, .hljs-template-variable, .hljs-link, .hljs-attr,
  .hljs-attribute {
    color: var(--code-number);
  }
  .hljs-title, .hljs-built_in, .hljs-type, .hljs-selector-id, .hljs-selector-class, .hljs-property {
    color: var(--code-title);
  }
  .hljs-deletion { color: var(--bad); }
  .hljs-emphasis { font-style: italic; } .hljs-strong { font-weight: 600; }
  .maths-block { overflow-x: auto; overflow-y: hidden; scrollbar-width: thin; padding-block: 2px; text-align: center; }
  .prose math { font-size: 1.08em; }
  .prose math[display='block'] { display: block math; }
  /* A shadow at the edge behind which there is more; covers that move with the table hide it where there is none. */
  .table {
    overflow-x: auto; scrollbar-width: thin;
    background:
      linear-gradient(to right, var(--surface) 40%, transparent) left / 40px 100% no-repeat local,
      linear-gradient(to left, var(--surface) 40%, transparent) right / 40px 100% no-repeat local,
      linear-gradient(to right, var(--edge), transparent) left / 16px 100% no-repeat,
      linear-gradient(to left, var(--edge), transparent) right / 16px 100% no-repeat;
  }
  .prose table {
    border-collapse: collapse; font-size: 0.93em; overflow-wrap: normal; font-variant-numeric: tabular-nums;
  }
  .prose th, .prose td {
    padding-block: 6px; padding-inline: 0 16px; border-bottom: 1px solid var(--line); text-align: start;
    vertical-align: top;
  }
  .prose th { font-weight: 500; color: var(--text-quiet); white-space: nowrap; }
  .prose [align='right'] { text-align: right; }
  .prose [align='left'] { text-align: left; }
  .prose [align='center'] { text-align: center; }
`;
