import { css } from "../../ui/styles/sheet.js";

export const fieldStyles = css("widgets")`
  .w-field { display: inline-flex; flex-direction: column; gap: 4px; min-width: 0; max-width: 100%; }
  .w-field.block { display: flex; width: 100%; flex: 1 1 auto; }
  .w-row > .w-field.block { width: auto; }
  .w-problem { color: var(--bad); font-size: var(--small-size); line-height: 1.4; }
  .w-problem:empty { display: none; }

  .w-input, .w-select {
    --height: 34px; --gutter: max(10px, var(--radius-control) * 0.75); width: 100%; min-height: var(--height);
    padding: 0 var(--gutter); border: 0; border-radius: var(--radius-control); background-color: var(--raised);
    color: var(--text); font-size: max(var(--base-size) * 14 / 15, 14px); line-height: 1.4;
    box-shadow: inset 0 0 0 1px var(--field-line); transition: box-shadow var(--quick), background-color var(--quick);
  }
  .w-field { --field-line: var(--grey-10); }
  .w-input.soft, .w-select.soft { background-color: var(--grey-3); }
  .w-select.solid { background-color: var(--grey-12); color: var(--grey-1); box-shadow: none; }
  .w-select.ghost { background: none; box-shadow: none; }
  .w-select.ghost:hover:not(:disabled), .w-select.outline:hover:not(:disabled) { background-color: var(--grey-3); }
  .w-input:focus-visible, .w-select:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 0; }
  .w-input[aria-invalid], .w-select[aria-invalid], .w-editable[aria-invalid] {
    box-shadow: inset 0 0 0 1.5px var(--bad);
  }
  .w-input::placeholder, .w-editable::placeholder, .w-value.is-empty { color: var(--text-quiet); opacity: 1; }
  .w-select.solid .w-value.is-empty { color: var(--grey-6); }
  .w-input:disabled, .w-select:disabled { opacity: 0.6; cursor: default; }
  .w-input.size-3xs, .w-select.size-3xs { --height: 24px; --gutter: 6px; font-size: 12px; }
  .w-input.size-2xs, .w-select.size-2xs { --height: 26px; --gutter: 7px; font-size: 12px; }
  .w-input.size-xs, .w-select.size-xs { --height: 28px; --gutter: 8px; font-size: 13px; }
  .w-input.size-sm, .w-select.size-sm { --height: 30px; --gutter: 8px; font-size: 13px; }
  .w-input.size-lg, .w-select.size-lg { --height: 38px; --gutter: 12px; }
  .w-input.size-xl, .w-select.size-xl { --height: 42px; --gutter: 14px; }
  .w-input.size-2xl, .w-select.size-2xl { --height: 46px; --gutter: 16px; font-size: 16px; }
  .w-input.size-3xl, .w-select.size-3xl { --height: 50px; --gutter: 18px; font-size: 16px; }
  .gutter-2xs { --gutter: 4px !important; }
  .gutter-xs { --gutter: 6px !important; }
  .gutter-sm { --gutter: 8px !important; }
  .gutter-md { --gutter: 10px !important; }
  .gutter-lg { --gutter: 14px !important; }
  .gutter-xl { --gutter: 18px !important; }
  .w-input.pill, .w-select.pill { border-radius: 999px; --gutter: 14px; }
  textarea.w-input {
    padding-block: calc((var(--height) - 1.4em) / 2); resize: vertical; display: block;
    border-radius: min(var(--radius-control), 12px);
  }
  textarea.grows {
    --around: 2px; field-sizing: content; resize: none; overflow-y: auto;
    min-height: calc(1lh * var(--least-rows, 1) + var(--around));
    max-height: calc(1lh * var(--most-rows, 14) + var(--around));
  }
  textarea.w-input.grows { --around: calc(var(--height) - 1.4em); }
  textarea.w-editable.grows { --around: 4px; }
  .w-editable {
    width: calc(100% + 12px); min-width: 0; border: 0; padding: 2px 6px; margin: -2px -6px; background: none;
    color: inherit; font: inherit; letter-spacing: inherit; box-shadow: inset 0 -1px 0 0 var(--grey-8); display: block;
    resize: none;
  }
  .w-editable:hover { background-color: var(--hover); }
  .w-editable:focus-visible {
    outline: 2px solid var(--accent-text); outline-offset: 0; background-color: var(--raised);
  }
  .w-editable.struck { text-decoration: line-through; }

  .w-check {
    display: inline-flex; align-items: flex-start; gap: 8px; min-height: 28px; padding-block: 3px; line-height: 22px;
    cursor: pointer; overflow-wrap: anywhere;
  }
  .w-check input { margin-block: 2px; }
  .w-check:has(:disabled) { color: var(--text-quiet); cursor: default; }
  .w-radios { display: flex; flex-direction: column; }
  .w-radios.in-row { flex-direction: row; flex-wrap: wrap; column-gap: 16px; }
  [aria-invalid] .w-check input, .w-check input[aria-invalid] {
    outline: 2px solid var(--bad); outline-offset: 1px; border-radius: 4px;
  }

  .w-choice { position: relative; display: inline-flex; align-items: center; min-width: 0; max-width: 100%; }
  .w-choice.block { display: flex; width: 100%; }
  select.w-select {
    appearance: none; padding-inline-end: calc(var(--gutter) + 22px); cursor: pointer; text-overflow: ellipsis;
  }
  select.w-select option { background-color: var(--raised); color: var(--text); }
  .w-arrow { color: var(--text-quiet); pointer-events: none; }
  .w-select.solid .w-arrow, .w-select.solid + .w-arrow { color: var(--grey-1); }
  select + .w-arrow { position: absolute; inset-inline-end: 10px; font-size: 14px; }
  .clears select + .w-arrow { display: none; }
  .w-opener { display: flex; align-items: center; gap: 8px; text-align: start; cursor: pointer; }
  .w-opener .w-value { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .clears .w-opener { padding-inline-end: 38px; } .clears .w-opener .w-arrow { display: none; }
  .w-clear {
    position: absolute; inset-inline-end: 4px; display: grid; place-items: center; width: 26px; height: 26px;
    border-radius: 6px; color: var(--text-quiet); font-size: 13px;
  }
  .w-clear:hover { background: var(--hover); color: var(--text); }

  .w-popup {
    position: fixed; inset: auto; margin: 0; padding: 6px; border: 0; border-radius: var(--radius-card);
    background: var(--raised); color: var(--text); box-shadow: var(--float); font-size: var(--small-size);
    max-width: calc(100vw - 12px); max-height: calc(100vh - 12px); overflow: auto;
  }
  .w-listbox { width: 280px; }
  .w-listbox .w-search:not(.hidden) {
    width: 100%; min-height: 34px; padding: 0 10px; margin-bottom: 4px; border: 0; border-radius: 8px;
    background: var(--grey-3);
  }
  .w-listbox ul { max-height: 264px; overflow: auto; }
  .w-listbox li {
    display: flex; align-items: center; gap: 8px; min-height: 34px; padding: 5px 10px; border-radius: 8px;
    cursor: pointer; overflow-wrap: anywhere;
  }
  .w-listbox li > span { flex: 1; display: grid; } .w-listbox small { color: var(--text-quiet); font-size: inherit; }
  .w-listbox li.is-at, .w-listbox li:hover { background: var(--hover); }
  .w-listbox li.is-at { box-shadow: inset 2px 0 0 0 var(--accent-text); }
  .w-listbox li.is-at:dir(rtl) { box-shadow: inset -2px 0 0 0 var(--accent-text); }
  .w-listbox li[aria-disabled] { color: var(--grey-9); cursor: default; }
  .w-none { padding: 8px 10px; color: var(--text-quiet); }

  .w-calendar { padding: 10px; }
  .w-month { display: flex; align-items: center; gap: 2px; margin-bottom: 6px; }
  .w-month-name { flex: 1; padding-inline-start: 8px; font-weight: 600; }
  .w-step, .w-day {
    display: grid; place-items: center; width: 34px; height: 34px; border-radius: 999px;
    font-variant-numeric: tabular-nums;
  }
  .w-step:dir(rtl) .icon { scale: -1 1; }
  .w-step:hover:not(:disabled), .w-day:hover:not(:disabled) { background: var(--hover); }
  .w-step:disabled { opacity: 0.35; }
  .w-calendar table { border-collapse: collapse; }
  .w-calendar th { font-weight: 400; color: var(--text-quiet); height: 26px; padding: 0; }
  .w-calendar td { padding: 1px; }
  .w-day.beside { color: var(--text-quiet); } .w-day:disabled { color: var(--grey-8); text-decoration: line-through; }
  .w-day.today { font-weight: 700; box-shadow: inset 0 0 0 1.5px var(--accent-line); }
  [aria-selected='true'] > .w-day { background: var(--accent); color: var(--on-accent); box-shadow: none; }
  .w-day:focus-visible { outline-offset: 1px; }
  @media (pointer: coarse) {
    .w-step, .w-day { width: 40px; height: 40px; }
    .w-check { min-height: 36px; }
    .w-input, .w-select { --height: 40px; font-size: 16px; }
  }
  @media (forced-colors: active) {
    .w-input, .w-select, .w-editable, .w-popup { border: 1px solid CanvasText; }
    .w-listbox li.is-at, [aria-selected='true'] > .w-day { outline: 2px solid Highlight; }
  }
`;
