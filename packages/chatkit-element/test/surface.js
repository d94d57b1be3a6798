// Checked by tsc, never run: the element is held to the official interface.
import { ChatKitElement } from "../src/element.js";

/** @type {import('@openai/chatkit').OpenAIChatKit} */
export const element = new ChatKitElement();
