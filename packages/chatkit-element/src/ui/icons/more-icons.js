/**
 * Icons of messages, and those that options and the protocol ask for most. Modules that draw with them import this.
 */
import { learn } from "./registry.js";

/** @type {Record<string, string>} */
const MORE = {
  at: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM15.5 9v4.3a2.2 2.2 0 0 0 4.4 0V12A8 8 0 1 0 16.7 18.4",
  microphone:
    "M12 4a2.7 2.7 0 0 0-2.7 2.7v4.6a2.7 2.7 0 0 0 5.4 0V6.7A2.7 2.7 0 0 0 12 4zM6 11a6 6 0 0 0 12 0M12 17v3M9 20h6",
  quote:
    "M10 7.5H6.5A1.5 1.5 0 0 0 5 9v2.5A1.5 1.5 0 0 0 6.5 13H9c0 2-.8 3.2-2.5 4M19 7.5h-3.5A1.5 1.5 0 0 0 " +
    "14 9v2.5a1.5 1.5 0 0 0 1.5 1.5H18c0 2-.8 3.2-2.5 4",
  plus: "M12 5v14M5 12h14",
  stop: "M9 7h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2z",
  "arrow-down": "M12 5v13.5M6 12.8l6 6 6-6",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 7.8V12l2.8 1.8",
  pencil: "M5 19l.9-3.9L16.1 4.9a1.9 1.9 0 0 1 2.9 2.9L8.9 18.1z",
  trash: "M5 7h14M9.5 7V5h5v2M7 7l.8 11.2a1 1 0 0 0 1 .8h6.4a1 1 0 0 0 1-.8L17 7M10.5 11v4.5M13.5 11v4.5",
  search: "M10.7 4.5a6.2 6.2 0 1 0 0 12.4 6.2 6.2 0 0 0 0-12.4zM15.3 15.3l4.2 4.2",
  copy:
    "M10.5 9h7A1.5 1.5 0 0 1 19 10.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 9 17.5v-7A1.5 1.5 0 0 1 " +
    "10.5 9zM15 9V6.5A1.5 1.5 0 0 0 13.5 5h-7A1.5 1.5 0 0 0 5 6.5v7A1.5 1.5 0 0 0 6.5 15H9",
  reload: "M19 12a7 7 0 1 1-2.1-5M19 4.5V8.5h-4",
  undo: "M5 9h9a5 5 0 0 1 0 10H9M8.5 5L4.5 9l4 4",
  "thumb-up":
    "M8 11l3.3-6.5A1.9 1.9 0 0 1 13.4 6.6L12.8 10h4.7a1.7 1.7 0 0 1 1.7 2l-1.1 5.6a1.7 1.7 0 0 1-1.7 1.4H8zM8 11H5v8h3",
  "thumb-down":
    "M16 13l-3.3 6.5a1.9 1.9 0 0 1-2.1-2.1l.6-3.4H6.5a1.7 1.7 0 0 1-1.7-2l1.1-5.6A1.7 1.7 0 0 1 7.6 5H16zM16 13h3V5h-3",
  globe:
    "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4 12h16M12 4c2.3 2.3 3.3 5 3.3 8s-1 5.7-3.3 " +
    "8c-2.3-2.3-3.3-5-3.3-8s1-5.7 3.3-8z",
  document:
    "M8.5 4H14l4 4v10.5a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 7 18.5v-13A1.5 1.5 0 0 1 8.5 4zM14 4v4h4M10 " +
    "12.5h5M10 16h5",
  calendar:
    "M6.5 6h11A1.5 1.5 0 0 1 19 7.5v10a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5v-10A1.5 1.5 0 0 1 " +
    "6.5 6zM5 10.5h14M9 4v3.5M15 4v3.5",
  bulb: "M9 17.5h6M10 20h4M9.3 15A5.5 5.5 0 1 1 14.7 15c-.4.3-.7.8-.7 1.3V17h-4v-.7c0-.5-.3-1-.7-1.3z",
  bolt: "M13 4L6 13.5h5L10.5 20 18 10.5h-5.5z",
  star: "M12 4.5l2.3 4.8 5.2.7-3.8 3.6 1 5.2-4.7-2.5-4.7 2.5 1-5.2L4.5 10l5.2-.7z",
  user: "M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5.5 19.5a6.5 6.5 0 0 1 13 0",
  mail:
    "M6 6h12a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 18 18H6a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 6 " +
    "6zM5 7.5l7 5.5 7-5.5",
  chart: "M5 19h14M7.5 16v-4M12 16V6M16.5 16V9.5",
  book: "M12 7c-1.7-1.3-4-1.7-7-1.7V18c3 0 5.3.4 7 1.7 1.7-1.3 4-1.7 7-1.7V5.3c-3 0-5.3.4-7 1.7zM12 7v12.5",
  settings: "M5 8h8M17 8h2M5 16h2M11 16h8M15 6v4M9 14v4",
  menu: "M5 7h14M5 12h14M5 17h14",
  play: "M8 5.5l10.5 6.5L8 18.5z",
  "external-link":
    "M13.5 5H19v5.5M19 5l-8 8M16.5 14v3.5A1.5 1.5 0 0 1 15 19H6.5A1.5 1.5 0 0 1 5 17.5V9a1.5 1.5 0 0 1 1.5-1.5H10",
  image:
    "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5v-11A1.5 1.5 0 0 1 " +
    "6.5 5zM5.5 17l4.5-4.5 3 3 2.5-2.5 3 3M14.5 9h.1",
  flag: "M7 20V4.8M7 5.5h10.5l-2.2 3.6 2.2 3.6H7",
  "empty-circle": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z",
  "check-circle": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.5 12.3l2.5 2.4 4.5-5",
  question: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9.8 9.7a2.3 2.3 0 1 1 3.2 2.2c-.6.3-1 .8-1 1.5M12 16v.1",
  list: "M9 7h10M9 12h10M9 17h10M5 7h.1M5 12h.1M5 17h.1",
  code: "M8.5 8L4.5 12l4 4M15.5 8l4 4-4 4M13.5 6l-3 12",
  cube: "M12 4l7 4v8l-7 4-7-4V8zM5 8l7 4 7-4M12 12v8",
  mobile:
    "M8.5 4h7A1.5 1.5 0 0 1 17 5.5v13a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 18.5v-13A1.5 1.5 0 0 1 8.5 4zM11 17h2",
  desktop:
    "M6 5h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 16H6a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 6 5zM12 " +
    "16v3.5M9 19.5h6",
  pin: "M12 20s-6-5.3-6-10a6 6 0 0 1 12 0c0 4.7-6 10-6 10zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  bag:
    "M6 8h12a1.5 1.5 0 0 1 1.5 1.5V17a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 17V9.5A1.5 1.5 0 0 1 6 " +
    "8zM9 8V6.5A1.5 1.5 0 0 1 10.5 5h3A1.5 1.5 0 0 1 15 6.5V8",
  bug:
    "M12 8a4 4 0 0 1 4 4v3a4 4 0 0 1-8 0v-3a4 4 0 0 1 4-4zM12 8v11M9.5 8.5L8 5.5M14.5 8.5L16 5.5M8 " +
    "13H4.5M19.5 13H16M8.5 16.5L6 18.5M15.5 16.5l2.5 2",
  key: "M8.5 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11.4 12.6L19 5M15.5 8.5l2.8 2.8M13 11l1.6 1.6",
  compass: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM15 9l-1.7 4.3L9 15l1.7-4.3z",
  grid: "M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z",
  home: "M5 11l7-6 7 6v7.5a.5.5 0 0 1-.5.5H14v-5h-4v5H5.5a.5.5 0 0 1-.5-.5z",
  sidebar:
    "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5v-11A1.5 1.5 0 0 1 6.5 5zM10 5v14",
  "sidebar-right":
    "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5v-11A1.5 1.5 0 0 1 6.5 5zM14 5v14",
  expand: "M14 5h5v5M10 19H5v-5M19 5l-6 6M5 19l6-6",
  collapse: "M19 10h-5V5M5 14h5v5M14 10l5.5-5.5M10 14l-5.5 5.5",
  share: "M12 14V4.5M8.5 8L12 4.5 15.5 8M6 11.5v6A1.5 1.5 0 0 0 7.5 19h9a1.5 1.5 0 0 0 1.5-1.5v-6",
  sun:
    "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM12 3.5V5M12 19v1.5M3.5 12H5M19 12h1.5M6 6l1 1M17 17l1 " +
    "1M18 6l-1 1M7 17l-1 1",
  moon: "M19 14.5A7.5 7.5 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z",
  tag: "M5 5h6.5l7.5 7.5-6.5 6.5L5 11.5zM8.5 8.5h.1",
  flask: "M10 4h4M10.5 4v5.5L6 17.5A1.7 1.7 0 0 0 7.5 20h9a1.7 1.7 0 0 0 1.5-2.5l-4.5-8V4M8 14.5h8",
};

/** @type {Record<string, string>} names of ChatKit, of its header, and of Lucide, where they differ from ours */
const ALIASES = {
  "book-open": "book",
  "check-circle-filled": "check-circle",
  "circle-question": "question",
  "dots-horizontal": "dots",
  "dots-horizontal-circle": "dots",
  "dots-vertical-circle": "dots",
  keys: "key",
  lab: "flask",
  lightbulb: "bulb",
  "map-pin": "pin",
  "star-filled": "star",
  "square-image": "image",
  suitcase: "bag",
  "settings-slider": "settings",
  write: "pencil",
  "write-alt2": "compose",
  "sidebar-left": "sidebar",
  "home-alt": "home",
  "back-small": "chevron-left",
  "back-large": "chevron-left",
  "expand-large": "expand",
  "expand-small": "expand",
  "collapse-large": "collapse",
  "collapse-small": "collapse",
  "chat-temporary": "clock",
  "settings-cog": "settings",
  "menu-inverted": "menu",
  hamburger: "menu",
  "light-mode": "sun",
  "dark-mode": "moon",
  close: "cross",
  x: "cross",
  "circle-x": "cross",
  "x-circle": "cross",
  "triangle-alert": "alert",
  "alert-triangle": "alert",
  "circle-alert": "alert",
  "circle-check": "check-circle",
  "check-check": "check",
  "circle-plus": "plus",
  "list-todo": "list",
  "list-checks": "list",
  "square-check": "check-circle",
  "trash-2": "trash",
  "undo-2": "undo",
  "rotate-ccw": "undo",
  "refresh-cw": "reload",
  "square-pen": "compose",
  "pencil-line": "pencil",
  "clipboard-list": "list",
  "calendar-days": "calendar",
  "calendar-clock": "calendar",
  repeat: "reload",
  zap: "bolt",
  file: "document",
  "file-text": "document",
  sparkles: "sparkle",
  hash: "tag",
};

learn(MORE, ALIASES);
