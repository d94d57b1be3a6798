import { composerStyles } from "./composer.js";
import { frameStyles } from "./frame.js";
import { printStyles } from "./print.js";
import { tokens } from "./tokens.js";
import { textFieldStyles } from "./text-field.js";

/** What is worn from the first drawing on; all else comes with the part that it dresses. */
export const styles = [tokens, frameStyles, composerStyles, textFieldStyles, printStyles];
