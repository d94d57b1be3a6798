import { css } from "./sheet.js";

export const widgetStyles = css("message")`
  .card {
    border-radius: var(--radius-card); background: var(--raised); box-shadow: inset 0 0 0 1px var(--line-strong);
  }
  .widget.is-coming { min-height: 72px; }
  input[type='checkbox'], input[type='radio'] {
    width: 18px; height: 18px; margin: 0; flex: none; accent-color: var(--accent);
  }

  .questions, .answered { display: grid; gap: calc(4 * var(--unit)); padding: calc(4 * var(--unit)); }
  .questions:focus { outline: none; }
  .questions fieldset { min-width: 0; display: grid; gap: 4px; }
  .questions legend { font-weight: 500; padding: 0; margin-bottom: 6px; }
  .choice {
    display: flex; align-items: center; gap: 10px; min-height: 36px; padding: 4px 8px; margin: 0 -8px;
    border-radius: var(--radius-control); cursor: pointer; overflow-wrap: anywhere;
  }
  .choice:hover { background: var(--hover); }
  .suggestion { justify-content: flex-start; min-height: 40px; padding: 8px 14px; overflow-wrap: anywhere; }
  .suggestion > span { min-width: 0; text-align: start; }
  .suggestion + .suggestion { margin-top: 2px; }
  @media (max-width: 480px), (pointer: coarse) {
    .questions .button, .choice { min-height: 44px; }
    .set-aside { width: 44px; height: 44px; top: 2px; inset-inline-end: 2px; }
  }
  .questions textarea.field { field-sizing: content; max-height: 160px; min-height: 40px; resize: none; }
  .suggestion + textarea.field { margin-top: 4px; padding-inline: 13px; }
  .question-note { color: var(--text-quiet); font-size: var(--small-size); }
  .question-foot { display: flex; gap: 8px; }
  .asked {
    position: relative; display: flex; flex-direction: column; min-height: 0; background: var(--raised);
    border: 1px solid var(--grey-7); border-radius: min(var(--radius-composer), 18px); overflow: hidden;
  }
  .asked .questions {
    gap: calc(3 * var(--unit)); padding: calc(3 * var(--unit)) calc(4 * var(--unit)); overflow-y: auto;
  }
  .asked fieldset:first-child legend { padding-inline-end: 40px; }
  .set-aside { position: absolute; top: 6px; inset-inline-end: 6px; }
  /* Many questions scroll by themselves, and leave the thread its part. */
  .chat:has(.asked) { grid-template-rows: auto minmax(25%, 1fr) minmax(0, auto); }
  .foot:has(.asked), .composer-area:has(.asked) { display: flex; flex-direction: column; min-height: 0; }
  .given dt { color: var(--text-quiet); font-size: var(--small-size); }
  .given dd { display: flex; align-items: flex-start; gap: 6px; overflow-wrap: anywhere; }
  .given dd .icon { margin-top: 0.2em; }
  .is-skipped { color: var(--text-quiet); font-style: italic; }
  .given .icon { color: var(--good); }
`;
