import { css } from "./sheet.js";

export const historyStyles = css("history")`
  .search {
    display: flex; align-items: center; gap: 8px; margin: 4px auto 8px; padding: 0 12px; min-height: 40px;
    border-radius: var(--radius-control); background: var(--grey-3); color: var(--text-quiet);
  }
  .search:focus-within { outline: 2px solid var(--accent-text); outline-offset: -1px; }
  .search input {
    flex: 1; min-width: 0; height: 40px; border: 0; background: none; color: var(--text); appearance: none;
  }
  .search input:focus-visible { outline: none; }
  .search input::placeholder { color: var(--text-quiet); opacity: 1; }
  .search input::-webkit-search-cancel-button { appearance: none; }
  .history-list {
    overflow-y: auto; overscroll-behavior: contain; padding: 0 calc(2 * var(--unit)) calc(4 * var(--unit));
    scrollbar-width: thin;
  }
  .thread {
    position: relative; display: flex; align-items: center; border-radius: var(--radius-control);
    transition: background var(--quick);
  }
  .thread:hover, .thread:focus-within { background: var(--hover); }
  .thread-open {
    flex: 1; min-width: 0; min-height: 44px; padding: 10px 14px; display: flex; align-items: baseline; gap: 12px;
    text-align: start; border-radius: inherit;
  }
  .thread-open:focus-visible { outline-offset: -2px; }
  .thread-title { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .thread-open[aria-current] .thread-title { font-weight: 600; }
  .thread-open[aria-current]::before {
    content: ''; position: absolute; inset-inline-start: 5px; top: 14px; bottom: 14px; width: 3px; border-radius: 2px;
    background: var(--accent);
  }
  .thread time {
    flex: none; color: var(--text-quiet); font-size: var(--small-size); font-variant-numeric: tabular-nums;
  }
  .thread-actions { display: none; padding-inline-end: 4px; }
  .thread:hover .thread-actions, .thread:focus-within .thread-actions { display: flex; }
  .thread:hover time, .thread:focus-within time { display: none; }
  @media (hover: none) { .thread-actions { display: flex; } }
  .renaming form { flex: 1; display: flex; min-height: 44px; padding: 2px 0; }
  .renaming .field { padding: 0 13px; border-color: var(--accent-line); }
  .renaming .field:focus-visible { outline-offset: -2px; }
  .history > .search, .history-list > *, .toast {
    width: 100%; max-width: calc(68ch + 2 * var(--unit)); margin-inline: auto;
  }
  .history > .search { width: calc(100% - 6 * var(--unit)); }
  .list-end {
    display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 8px 12px; min-height: 52px;
    padding: 4px 8px; color: var(--text-quiet); font-size: var(--small-size); text-align: center;
  }
  .thread-bone { display: flex; align-items: center; gap: 24px; min-height: 44px; padding: 8px 14px; }
  .thread-bone .bone { flex: 0 1 56%; } .thread-bone .bone + .bone { flex: 0 0 56px; margin-inline-start: auto; }
  .thread-bone:nth-child(even) .bone:first-child { flex-basis: 38%; }
  .empty {
    padding: 32px 16px; text-align: center; color: var(--text-quiet); display: grid; gap: 12px; justify-items: center;
    overflow-wrap: anywhere;
  }
  .toast {
    position: absolute; inset-inline: 12px; bottom: 12px; width: auto; display: flex; align-items: center;
    justify-content: space-between; gap: 12px; padding-block: 8px; padding-inline: 14px 8px;
    border-radius: var(--radius-card); background: var(--raised); box-shadow: var(--float);
    font-size: var(--small-size); animation: appear var(--quick);
  }
  .toast span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`;
