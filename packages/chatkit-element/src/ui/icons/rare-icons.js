/**
 * Icons that few conversations ask for, fetched with the first of them, and names of Lucide for which one of ours does.
 */
import { learn } from "./registry.js";

const SQUARE =
  "M6.5 5h11A1.5 1.5 0 0 1 19 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 17.5v-11A1.5 1.5 0 0 1 6.5 5z";
const PAGE = "M8.5 4H14l4 4v10.5a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 7 18.5v-13A1.5 1.5 0 0 1 8.5 4zM14 4v4h4";
const CIRCLE = "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z";

/** @type {Record<string, string>} */
const RARE = {
  agent:
    "M12 4v2.5M8 6.5h8a3 3 0 0 1 3 3V15a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V9.5a3 3 0 0 1 3-3zM9.5 11.5v1.5M14.5 " +
    "11.5v1.5M3.5 11v3M20.5 11v3M9.5 20.5h5",
  analytics: "M5 5v14h14M8 14.5l3-3.5 2.5 2 4.5-5.5",
  atom:
    "M12 12h.1M6.3 6.3c1.6-1.6 5.4-.3 8.5 2.9s4.5 6.9 2.9 8.5-5.4.3-8.5-2.9-4.5-6.9-2.9-8.5zM17.7 " +
    "6.3c1.6 1.6.3 5.4-2.9 8.5s-6.9 4.5-8.5 2.9-.3-5.4 2.9-8.5 6.9-4.5 8.5-2.9z",
  batch: "M12 4.5l7.5 3.8L12 12 4.5 8.3zM4.5 12.2L12 16l7.5-3.8M4.5 16L12 19.7 19.5 16",
  "book-closed": "M7.5 4H18v13H7.5A1.5 1.5 0 0 0 6 18.5v-13A1.5 1.5 0 0 1 7.5 4zM6 18.5A1.5 1.5 0 0 0 7.5 20H18v-3",
  "book-clock":
    "M18 9V4H7.5A1.5 1.5 0 0 0 6 5.5v13A1.5 1.5 0 0 0 7.5 20H10M6 18.5A1.5 1.5 0 0 1 7.5 17H10M16.5 12a4 4 " +
    "0 1 0 0 8 4 4 0 0 0 0-8zM16.5 14.2V16l1.2.8",
  confetti: "M5 19l3.5-9.5 6 6zM13 4.5c1 1.2 1 2.6 0 4M19.5 11c-1.2-1-2.6-1-4 0M19 5l-2 2M18.5 15.5h.1M9.5 5h.1",
  "dots-vertical": "M12 6h.1M12 12h.1M12 18h.1",
  images:
    "M9 4h9A1.5 1.5 0 0 1 19.5 5.5v9A1.5 1.5 0 0 1 18 16H9a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 9 4zM7.5 " +
    "13.5L11 10l3 3 1.5-1.5 4 4M15.5 8h.1M4.5 8v10A1.5 1.5 0 0 0 6 19.5h10",
  lifesaver:
    `${CIRCLE}M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM6.4 6.4l3.1 3.1M14.5 14.5l3.1 3.1M17.6 ` +
    `6.4l-3.1 3.1M9.5 14.5l-3.1 3.1`,
  maps: "M9 5L4.5 7v12L9 17l6 2 4.5-2V5L15 7zM9 5v12M15 7v12",
  phone:
    "M7 4.5h2.6l1.6 4-2 1.5a11 11 0 0 0 4.8 4.8l1.5-2 4 1.6V17a2.5 2.5 0 0 1-2.7 2.5A14.5 14.5 0 0 1 4.5 " +
    "7.2 2.5 2.5 0 0 1 7 4.5z",
  name:
    "M6 6.5h12A1.5 1.5 0 0 1 19.5 8v8.5A1.5 1.5 0 0 1 18 18H6a1.5 1.5 0 0 1-1.5-1.5V8A1.5 1.5 0 0 1 6 " +
    "6.5zM7.5 14.5l2-5 2 5M8.2 12.8h2.6M14 11h3M14 14h3",
  notebook:
    "M8 4h9.5A1.5 1.5 0 0 1 19 5.5v13a1.5 1.5 0 0 1-1.5 1.5H8a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 8 " +
    "4zM5 8h3M5 12h3M5 16h3M11.5 8.5H16M11.5 12H16",
  "notebook-pencil":
    "M18.5 10V5.5A1.5 1.5 0 0 0 17 4H8a1.5 1.5 0 0 0-1.5 1.5v13A1.5 1.5 0 0 0 8 20h3M5 8h3M5 12h3M5 " +
    "16h3M13.5 19.5l.6-2.6 4.3-4.3a1.4 1.4 0 0 1 2 2l-4.3 4.3z",
  "page-blank": PAGE,
  profile: `${CIRCLE}M12 8a2.6 2.6 0 1 0 0 5.2A2.6 2.6 0 0 0 12 8zM7 18.2a5.5 5.5 0 0 1 10 0`,
  "profile-card":
    "M6 5.5h12A1.5 1.5 0 0 1 19.5 7v10a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 17V7A1.5 1.5 0 0 1 6 " +
    "5.5zM9.2 9a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM6.6 15.8a2.9 2.9 0 0 1 5.2 0M14.5 10H17M14.5 13.5H17",
  "sparkle-double":
    "M10 7l1.3 3.7a2 2 0 0 0 1.2 1.2L16 13.2l-3.5 1.3a2 2 0 0 0-1.2 1.2L10 19.5l-1.3-3.8a2 2 0 0 " +
    "0-1.2-1.2L4 13.2l3.5-1.3a2 2 0 0 0 1.2-1.2zM17.5 4l.7 1.8 1.8.7-1.8.7-.7 1.8-.7-1.8-1.8-.7 1.8-.7z",
  "square-code": `${SQUARE}M10 9.5L7.5 12l2.5 2.5M14 9.5l2.5 2.5-2.5 2.5`,
  "square-text": `${SQUARE}M8.5 9h7M8.5 12h7M8.5 15h4`,
  dot: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
  wreath:
    "M8 5C5 7.5 4 11 5.5 14.5S10 19 12 19M16 5c3 2.5 4 6 2.5 9.5S14 19 12 19M5.2 9.5L8 10.5M5.3 " +
    "13.6l2.9-.4M7 16.7l2.3-2M18.8 9.5L16 10.5M18.7 13.6l-2.9-.4M17 16.7l-2.3-2M12 19v1.5",
  "write-alt": "M4.5 19.5h15M6.5 16l.7-3L15 5.2a1.7 1.7 0 0 1 2.4 2.4l-7.9 7.7z",
  heart: "M12 19.5l-6.6-6.4A4.2 4.2 0 0 1 11.3 7l.7.7.7-.7a4.2 4.2 0 0 1 5.9 6.1z",
  bell: "M12 4.5a5 5 0 0 1 5 5v3l1.5 3.5h-13L7 12.5v-3a5 5 0 0 1 5-5zM10 18.5a2 2 0 0 0 4 0",
  cloud: "M7.5 18a3.5 3.5 0 0 1-.4-7A5 5 0 0 1 16.7 9.6a4.2 4.2 0 0 1 .3 8.4z",
  folder:
    "M5.5 6.5h4l2 2h7A1.5 1.5 0 0 1 20 10v7.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5V8a1.5 1.5 0 0 1 1.5-1.5z",
  eye:
    "M3.5 12S6.5 6.5 12 6.5s8.5 5.5 8.5 5.5-3 5.5-8.5 5.5S3.5 12 3.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 " +
    "2.5 0 0 0 0-5z",
  download: "M12 4.5v10M8 10.8l4 4 4-4M5 18.5h14",
  upload: "M12 15V5M8 8.7l4-4 4 4M5 18.5h14",
  filter: "M4.5 6h15l-6 7v5.5l-3-1.5v-4z",
  card:
    "M5.5 6.5h13A1.5 1.5 0 0 1 20 8v8.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 16.5V8a1.5 1.5 0 0 1 " +
    "1.5-1.5zM4 10h16M7 14.5h3",
  plane: "M10.5 13.5L4 11l16-6.5-6.5 16zM10.5 13.5L20 4.5",
  message:
    "M6 5h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 16h-6l-4 3.5V16H6a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 6 5z",
  truck:
    "M4 7h9.5v9.5H4zM13.5 10.5H17l3 3v3h-6.5zM7.5 15a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4zM16.5 15a1.7 " +
    "1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  minus: "M5 12h14",
  "chevron-up": "M6 14.5l6-6 6 6",
  "arrow-left": "M19 12H5.5M11.2 6l-6 6 6 6",
  "arrow-right": "M5 12h13.5M12.8 6l6 6-6 6",
  link: "M10 14a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M14 10a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1",
  shield: "M12 4l7 2.5v5c0 4-2.8 7-7 8.5-4.2-1.5-7-4.5-7-8.5v-5z",
  dollar: "M12 4v16M16 7.5c-.8-1.2-2.2-1.7-4-1.7-2.2 0-4 1-4 3s1.8 2.7 4 3.2 4 1.2 4 3.2-1.8 3-4 3-3.2-.5-4-1.7",
  music: "M9 17.5V6l10-2v11.5M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 15.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z",
  video:
    "M5.5 7h8A1.5 1.5 0 0 1 15 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 4 15.5v-7A1.5 1.5 0 0 1 5.5 " +
    "7zM15 10.5l5-2.5v8l-5-2.5",
  users:
    "M9.5 6a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 18.5a5.5 5.5 0 0 1 11 0M15.5 6.3a3 3 0 0 1 0 5.4M17 14a5.5 5.5 0 0 1 3 4.5",
};

/** @type {Record<string, string>} */
const RARE_ALIASES = {
  "bell-ring": "bell",
  "alarm-clock": "clock",
  "arrow-up-right": "external-link",
  "at-sign": "mail",
  award: "wreath",
  trophy: "wreath",
  medal: "wreath",
  banknote: "card",
  "credit-card": "card",
  wallet: "card",
  receipt: "square-text",
  "dollar-sign": "dollar",
  "circle-dollar-sign": "dollar",
  "bar-chart": "chart",
  "bar-chart-2": "chart",
  "bar-chart-3": "chart",
  "chart-bar": "chart",
  "chart-column": "chart",
  "chart-line": "analytics",
  "line-chart": "analytics",
  "trending-up": "analytics",
  activity: "analytics",
  bookmark: "flag",
  bot: "agent",
  brain: "atom",
  briefcase: "bag",
  building: "home",
  camera: "image",
  "shopping-bag": "bag",
  "shopping-cart": "bag",
  package: "cube",
  box: "cube",
  cloud: "cloud",
  database: "batch",
  layers: "batch",
  stack: "batch",
  cpu: "square-code",
  terminal: "square-code",
  "file-code": "square-code",
  braces: "code",
  "git-branch": "code",
  "file-plus": "document",
  files: "document",
  "sticky-note": "square-text",
  text: "square-text",
  type: "name",
  "id-card": "profile-card",
  contact: "profile-card",
  "user-round": "user",
  "circle-user": "profile",
  "user-circle": "profile",
  "folder-open": "folder",
  archive: "folder",
  inbox: "mail",
  send: "plane",
  "paper-plane": "plane",
  "message-circle": "message",
  "message-square": "message",
  "messages-square": "message",
  gift: "confetti",
  "party-popper": "confetti",
  headphones: "music",
  "life-buoy": "lifesaver",
  "help-circle": "question",
  "circle-help": "question",
  languages: "globe",
  earth: "globe",
  laptop: "desktop",
  monitor: "desktop",
  smartphone: "mobile",
  tablet: "mobile",
  map: "maps",
  navigation: "compass",
  "map-pinned": "map-pin",
  plane: "plane",
  car: "truck",
  "circle-minus": "minus",
  "more-horizontal": "dots-horizontal",
  "more-vertical": "dots-vertical",
  ellipsis: "dots-horizontal",
  "ellipsis-vertical": "dots-vertical",
  "notebook-text": "notebook",
  "notebook-pen": "notebook-pencil",
  pen: "pencil",
  edit: "pencil",
  "edit-2": "pencil",
  "pen-line": "write-alt",
  save: "download",
  "shield-check": "shield",
  "lock-open": "lock",
  settings: "settings-slider",
  "sliders-horizontal": "settings-slider",
  cog: "settings-slider",
  rocket: "bolt",
  flame: "bolt",
  target: "compass",
  timer: "clock",
  hourglass: "clock",
  "thumbs-up": "thumb-up",
  "thumbs-down": "thumb-down",
  wrench: "tools",
  hammer: "tools",
  "test-tube": "lab",
  "flask-conical": "lab",
  wand: "sparkle-double",
  "wand-sparkles": "sparkle-double",
  "folder-plus": "folder",
  layout: "grid",
  "layout-grid": "grid",
  "layout-dashboard": "grid",
  "panel-left": "sidebar-left",
  "maximize-2": "expand-large",
  "minimize-2": "collapse-large",
  "log-out": "external-link",
  film: "video",
  youtube: "video",
  mic: "phone",
};

learn(RARE, RARE_ALIASES);
