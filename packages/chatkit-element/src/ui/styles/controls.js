import { css } from "./sheet.js";

/** Styles of controls beyond those of an empty chat: menus, and buttons of other kinds. */
export const controlStyles = css("controls")`
  .pick {
    display: inline-flex; align-items: center; gap: 4px; min-width: 0; max-width: 100%; height: 36px; padding: 0 8px;
    border-radius: min(var(--radius-composer) - 6px, 18px); color: var(--text-quiet); font-size: var(--small-size);
    font-weight: 500; white-space: nowrap; transition: background var(--quick), color var(--quick);
  }
  .pick > span { overflow: hidden; text-overflow: ellipsis; }
  .pick:hover, .pick[aria-expanded='true'] { background: var(--hover); color: var(--text); }
  .composer-tools > .pick, .for-tool { flex: none; }
  .pick[aria-pressed='true'], .pick.is-on { background: var(--accent-soft); color: var(--accent-text); }
  .pick .icon { font-size: 14px; }
  .pick span + .icon { font-size: 12px; transition: rotate var(--quick); }
  .pick[aria-expanded='true'] span + .icon { rotate: 180deg; }
  .menu-place { position: relative; display: flex; min-width: 0; }
  .menu {
    position: absolute; z-index: 4; inset-inline-start: 0; bottom: calc(100% + 6px); width: max-content;
    min-width: 200px; max-width: min(300px, 72vw); max-height: min(320px, 46vh); overflow-y: auto; padding: 5px;
    border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float); cursor: default;
    animation: appear var(--quick);
  }
  .menu[hidden] { display: none; }
  .menu-item {
    display: flex; align-items: center; gap: 10px; width: 100%; min-height: 40px; padding: 8px 10px;
    border-radius: var(--radius-control); text-align: start; font-size: calc(var(--base-size) * 14 / 15);
    line-height: 1.35;
  }
  .menu-item:hover, .menu-item:focus-visible { background: var(--hover); }
  .menu-item:focus-visible { outline-offset: -2px; }
  .menu-item[aria-disabled='true'] { color: var(--text-quiet); cursor: default; background: none; }
  .menu-item .icon { font-size: 15px; color: var(--text-quiet); }
  .menu-item .menu-check { color: var(--accent-text); stroke-width: 2.25; }
  .menu-words { flex: 1; min-width: 0; display: grid; overflow-wrap: anywhere; }
  .menu-words small { color: var(--text-quiet); font-size: calc(var(--base-size) * 12 / 15); }
  .for-more .pick {
    width: 36px; padding: 0; justify-content: center; border-radius: var(--radius-control); font-size: 15px;
  }
  .for-more .pick .icon { font-size: 17px; stroke-width: 2.5; }
  .for-more .menu { inset-block: calc(100% + 6px) auto; inset-inline: auto 0; }
  .button.primary { background: var(--accent); color: var(--on-accent); box-shadow: none; }
  .button.primary:hover:not(:disabled) { background: var(--accent-hover); }
  .button.danger { color: var(--bad); }
  .button.ghost { background: none; box-shadow: none; }
  .button.block { width: 100%; }
  .field {
    width: 100%; padding: 8px 10px; border: 1px solid var(--grey-9); border-radius: var(--radius-control);
    background: var(--raised); resize: vertical;
  }
  .field::placeholder { color: var(--text-quiet); opacity: 1; }
`;
