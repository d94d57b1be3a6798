// The element driven by the official React package, unchanged, and a record of what its handlers hear.
import { ChatKit, useChatKit } from "@openai/chatkit-react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { define } from "../../src/element.js";
import { EVENTS, record, tell } from "./record.js";

/** `chatkit.thread.load.end` is heard by `onThreadLoadEnd`. @param {string} event */
const handlerOf = (event) =>
  event.replace("chatkit", "on").replace(/\.(\w)/g, (_all, /** @type {string} */ letter) => letter.toUpperCase());

const handlers = Object.fromEntries(
  EVENTS.map((event) => [handlerOf(event), (/** @type {unknown} */ detail) => tell(event, detail)]),
);

/** @param {{ options: import("@openai/chatkit").ChatKitOptions }} props */
function Host({ options }) {
  const { control, ref: _ref, ...methods } = useChatKit({ ...options, ...handlers });
  Object.assign(window, { methods });
  return createElement(ChatKit, {
    control,
    id: "chat",
    className: "host",
    style: { display: "block", height: "100%" },
  });
}

record();
const root = createRoot(/** @type {Element} */ (document.querySelector("#root")));
Object.assign(window, {
  setOptions: (/** @type {import("@openai/chatkit").ChatKitOptions} */ options) =>
    root.render(createElement(Host, { options })),
  unmount: () => root.unmount(),
});
define();
