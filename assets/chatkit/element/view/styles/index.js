import { composerStyles } from './composer.js';
import { frameStyles } from './frame.js';
import { historyStyles } from './history.js';
import { printStyles } from './print.js';
import { proseStyles } from './prose.js';
import { sourceStyles } from './sources.js';
import { threadStyles } from './thread.js';
import { tokens } from './tokens.js';
import { widgetStyles } from './widget.js';
import { writingStyles } from './writing.js';

export const styles = [tokens, frameStyles, threadStyles, proseStyles, sourceStyles, composerStyles, writingStyles, historyStyles, widgetStyles, printStyles];
