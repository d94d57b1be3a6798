/**
 * Icons drawn for this element on a 24-unit grid with one stroke, and the names by which options and the protocol
 * ask for them. Those of an empty chat are here; the others are fetched.
 * @import { ChatKitOptions } from '@openai/chatkit'
 */
import { html, svg } from "lit/html.js";
import { Directive, directive } from "lit/directive.js";
import { ALIASES, learn, PATHS } from "./registry.js";

learn({
  check: "M5 12.5l4.6 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  "arrow-up": "M12 19V5.5M6 11.2l6-6 6 6",
  "chevron-left": "M14.5 6l-6 6 6 6",
  "chevron-right": "M9.5 6l6 6-6 6",
  "chevron-down": "M6 9.5l6 6 6-6",
  history: "M4.6 9.2A8 8 0 1 1 4 12M4.2 4.8v4.6h4.6M12 8v4.2l2.8 1.6",
  compose:
    "M12.5 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5.5M17 4.9a1.5 1.5 0 0 1 2.1 2.1L12.5 " +
    "13.6l-2.7.6.6-2.7z",
  sparkle:
    "M12 4l1.7 4.9a2.3 2.3 0 0 0 1.4 1.4L20 12l-4.9 1.7a2.3 2.3 0 0 0-1.4 1.4L12 20l-1.7-4.9a2.3 2.3 0 0 " +
    "0-1.4-1.4L4 12l4.9-1.7a2.3 2.3 0 0 0 1.4-1.4z",
  info: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11.5v4.5M12 8.2v.1",
  alert: "M12 4.8l8 14H4zM12 10v4M12 16.5v.1",
  dots: "M6 12h.1M12 12h.1M18 12h.1",
  paperclip: "M18.5 11.5l-6.3 6.3a4 4 0 0 1-5.7-5.7l6.7-6.6a2.7 2.7 0 0 1 3.8 3.8l-6.6 6.6a1.3 1.3 0 0 1-1.9-1.9l6-6",
  tools:
    "M14.5 6.2a4 4 0 0 1 4.9-1.1l-2.6 2.6 1.5 1.5 2.6-2.6a4 4 0 0 1-5.4 4.9L8.4 18.6a1.7 1.7 0 0 " +
    "1-2.4-2.4l7.1-7.1a4 4 0 0 1 1.4-2.9z",
  lock:
    "M7.5 11h9a1.5 1.5 0 0 1 1.5 1.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 17.5v-5A1.5 1.5 0 0 1 " +
    "7.5 11zM8.5 11V8.5a3.5 3.5 0 0 1 7 0V11",
  circle: "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
});

/** Sets that are fetched, the likelier first, until the icon is there. */
const SETS = [() => import("./more-icons.js"), () => import("./rare-icons.js")];

/** Whether all sets are here. */
let isComplete = false;

/** @param {string | null | undefined} name a ChatKit or `lucide:` name @returns {string} one of ours that is here */
export function iconName(name) {
  const plain = plainName(name);
  if (Object.hasOwn(PATHS, plain)) return plain;
  if (Object.hasOwn(ALIASES, plain)) return iconName(ALIASES[plain]);
  if (isSidebar(plain)) return plain.includes("right") ? "sidebar-right" : "sidebar";
  if (plain.includes("left")) return "chevron-left";
  if (plain.includes("right")) return "chevron-right";
  return "circle";
}

/** @param {string | null | undefined} name */
const plainName = (name) => (name ?? "").replace(/^(?:lucide|vendor):/, "");

/** @param {string} plain */
const isSidebar = (plain) => plain.startsWith("sidebar") && Object.hasOwn(PATHS, "sidebar");

/** @param {string} plain */
const isHere = (plain) =>
  isComplete || plain === "" || Object.hasOwn(PATHS, plain) || Object.hasOwn(ALIASES, plain) || isSidebar(plain);

/**
 * @param {string} name
 * @returns {Promise<string>} its path; a dot where it cannot be fetched, until it is asked for again
 */
export async function fetchIcon(name) {
  const plain = plainName(name);
  try {
    for (const load of SETS) if (!isHere(plain)) await load();
    isComplete ||= !isHere(plain);
  } catch {
    // The dot says that something is meant to be there.
  }
  return PATHS[iconName(plain)];
}

/** Fetch the icons that options name, so that none is seen to come. @param {ChatKitOptions} options */
export async function fetchNamedIcons({ header, startScreen, composer }) {
  const buttons = [header?.leftAction, header?.rightAction];
  const holders = [...buttons, ...(startScreen?.prompts ?? []), ...(composer?.tools ?? [])];
  await Promise.all(holders.map((holder) => holder?.icon && fetchIcon(holder.icon)));
}

/** Draws nothing until the icon is known. */
class Fetched extends Directive {
  /** @param {string} _name */
  render(_name) {
    return "";
  }

  /** @param {import('lit/directive.js').AttributePart} part @param {[string]} about */
  update({ element }, [name]) {
    void fetchIcon(name).then((path) => element.setAttribute("d", path));
    return "";
  }
}

const fetched = directive(Fetched);

/** @param {string} name @returns {unknown} the `d` of a path */
const pathOf = (name) => (isHere(plainName(name)) ? PATHS[iconName(name)] : fetched(name));

/** Names of icons that tell of a failure, some of which may not have come yet. */
const FAILURES = [
  "cross",
  "close",
  "x",
  "circle-x",
  "x-circle",
  "alert",
  "triangle-alert",
  "alert-triangle",
  "circle-alert",
];

/**
 * Whether an icon tells of a failure: the protocol has no status for a step that failed.
 * @param {string | null | undefined} name
 */
export const tellsFailure = (name) => FAILURES.includes(plainName(name));

/** Icons that point or stand to a side, and are mirrored where text runs from right to left. */
const MIRRORED = new Set([
  "chevron-left",
  "chevron-right",
  "undo",
  "list",
  "external-link",
  "sidebar",
  "sidebar-right",
]);

/** @param {string} name @param {{ filled?: boolean, className?: string }} [look] */
export function icon(name, { filled = false, className = "" } = {}) {
  const known = iconName(name);
  return html`<svg class="icon ${MIRRORED.has(known) ? "mirrors" : ""} ${className}" viewBox="0 0 24 24"
    aria-hidden="true" focusable="false"
    >${svg`<path d=${pathOf(name)} fill=${filled ? "currentColor" : "none"}></path>`}</svg>`;
}

export const spinner = html`<svg class="icon spinner" viewBox="0 0 24 24" aria-hidden="true" focusable="false"
  ><circle cx="12" cy="12" r="7.5" class="track"></circle><path d="M12 4.5a7.5 7.5 0 0 1 7.5 7.5"></path></svg>`;
