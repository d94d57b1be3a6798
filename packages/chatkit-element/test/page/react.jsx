// The element driven by the official React package, unchanged, and a record of what its handlers hear.
import { ChatKit, useChatKit } from "@openai/chatkit-react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { define } from "../../src/element.js";
import { EVENTS, record, tell } from "./record.js";

/** `chatkit.thread.load.end` is heard by `onThreadLoadEnd`. */
const handlerOf = (event) => event.replace("chatkit", "on").replace(/\.(\w)/g, (_all, letter) => letter.toUpperCase());

const handlers = Object.fromEntries(EVENTS.map((event) => [handlerOf(event), (detail) => tell(event, detail)]));

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
const root = createRoot(document.querySelector("#root"));
Object.assign(window, {
  setOptions: (options) => root.render(createElement(Host, { options })),
  unmount: () => root.unmount(),
});
define();
