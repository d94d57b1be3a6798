/**
 * Module fetched to draw a thread: its messages, their menus, previews and notices.
 */
import "../ui/icons/more-icons.js";
import { controlStyles } from "../ui/styles/controls.js";
import { printStyles } from "../ui/styles/print.js";
import { proseStyles } from "../ui/styles/prose.js";
import { sourceStyles } from "../ui/styles/sources.js";
import { threadStyles } from "../ui/styles/thread.js";
import { widgetStyles } from "../ui/styles/widget.js";

export { exportState, moreMenu } from "../history/more-menu.js";
export { notices } from "./notices.js";
export { askedQuestions } from "./question.js";
export { preview } from "./preview.js";
export { quoteSelectionButton } from "./quote-buttons.js";
export { createThreadParts } from "./thread-parts.js";
export { turnList } from "./turn-list.js";

export const styles = [controlStyles, threadStyles, proseStyles, sourceStyles, widgetStyles, printStyles];
