import { css } from "./sheet.js";

/** Styles of the text field with its tags. */
export const textFieldStyles = css("frame")`
  .writing { position: relative; display: grid; }
  .writing textarea { grid-area: 1 / 1; scrollbar-gutter: stable; }
  .mirror {
    grid-area: 1 / 1; unicode-bidi: plaintext; text-align: start; max-height: 220px; padding-block: 13px;
    padding-inline: 16px 56px; overflow: hidden; scrollbar-width: thin; scrollbar-gutter: stable; line-height: 1.5;
    white-space: pre-wrap; overflow-wrap: anywhere; pointer-events: none; -webkit-text-fill-color: transparent;
    user-select: none;
  }
  .roomy .mirror { padding-block: 13px 4px; padding-inline: 16px; }
  .chip {
    padding: 2px; margin: -2px; border-radius: 5px; background: color-mix(in oklab, var(--accent) 16%, transparent);
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--accent) 32%, transparent); box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .chip.is-pressable { pointer-events: auto; cursor: pointer; transition: background var(--quick); }
  .chip.is-pressable:hover { background: color-mix(in oklab, var(--accent) 28%, transparent); }
  .chip:focus-visible { outline-offset: 1px; }

  .quote.editing { border-inline-start-color: var(--accent); color: var(--accent-text); }
  @media (forced-colors: active) {
    .mirror { forced-color-adjust: none; }
    .chip { background: none; box-shadow: inset 0 0 0 1px LinkText; }
  }
`;
