/**
 * What is fetched to draw a thread: its messages, and what can be done with them and beside them.
 */
import './more-icons.js';
import { controlStyles } from './styles/controls.js';
import { proseStyles } from './styles/prose.js';
import { sourceStyles } from './styles/sources.js';
import { threadStyles } from './styles/thread.js';
import { widgetStyles } from './styles/widget.js';

export { exportState, moreMenu } from './more-menu.js';
export { notices } from './notices.js';
export { preview } from './preview.js';
export { quoteSelection } from './quoting.js';
export { turnList } from './turn-list.js';

export const styles = [controlStyles, threadStyles, proseStyles, sourceStyles, widgetStyles];
