/**
 * Modules that the first drawing does not need. All of them are fetched as soon as the page has nothing else to do, so
 * that they are there when the network is not. Nothing below imports this: the controller hands down what is needed.
 * @import { ChatKitOptions } from '@openai/chatkit'
 */
import { fetchNamedIcons } from "./ui/icons/icons.js";
import { LazyModule } from "./ui/lazy-module.js";

export const modules = {
  messages: new LazyModule(() => import("./messages/messages-module.js")),
  historyList: new LazyModule(() => import("./history/history-view.js")),
  widgets: new LazyModule(() => import("./widgets/widget.js")),
  draftFiles: new LazyModule(() => import("./composer/files/draft-files-view.js")),
  upload: new LazyModule(() => import("./composer/files/upload.js")),
  pickers: new LazyModule(() => import("./composer/pickers.js")),
  turns: new LazyModule(() => import("./conversation/turn-runner.js")),
  methods: new LazyModule(() => import("./options/methods.js")),
};

/** @typedef {typeof modules} LazyModules */

/** Fetch all of them. */
export function fetchModules() {
  const { messages, turns, methods, pickers, draftFiles, upload, historyList, widgets } = modules;
  for (const module of [messages, turns, methods, pickers, draftFiles, upload, historyList, widgets])
    void module.fetch();
}

/** Fetch what the first drawing needs after all. @param {ChatKitOptions} options */
export async function fetchNeeded(options) {
  const { composer } = options;
  const isPicked = Boolean(composer?.tools?.length || composer?.models?.length);
  await Promise.all([fetchNamedIcons(options), isPicked && modules.pickers.fetch()]);
}
