import { composerStyles } from "./composer.js";
import { frameStyles } from "./frame.js";
import { tokens } from "./tokens.js";
import { textFieldStyles } from "./text-field.js";

/** Style sheets of the first drawing; all others come with the modules that need them. */
export const styles = [tokens, frameStyles, composerStyles, textFieldStyles];
