// The element without a framework, and a record of what it tells its host.
import { define } from "../../src/element.js";
import { EVENTS, record, tell } from "./record.js";

record();
const chat = /** @type {import('@openai/chatkit').OpenAIChatKit} */ (document.querySelector("#chat"));
for (const name of EVENTS)
  chat.addEventListener(name, (event) => tell(name, /** @type {CustomEvent} */ (event).detail));
Object.assign(window, {
  methods: chat,
  setOptions: (/** @type {import('@openai/chatkit').ChatKitOptions} */ options) => chat.setOptions(options),
});
define();
