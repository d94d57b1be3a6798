/** @import { OpenAIChatKit } from "@openai/chatkit" */
import { createElement, useCallback, useEffect, useLayoutEffect, useRef } from "react";

/** Each event with the handler that the hook of `@openai/chatkit-react` keeps for it. */
const HANDLERS = {
  "chatkit.ready": "onReady",
  "chatkit.error": "onError",
  "chatkit.effect": "onEffect",
  "chatkit.deeplink": "onDeeplink",
  "chatkit.response.start": "onResponseStart",
  "chatkit.response.end": "onResponseEnd",
  "chatkit.history.open": "onHistoryOpen",
  "chatkit.history.close": "onHistoryClose",
  "chatkit.thread.change": "onThreadChange",
  "chatkit.thread.load.start": "onThreadLoadStart",
  "chatkit.thread.load.end": "onThreadLoadEnd",
  "chatkit.tool.change": "onToolChange",
  "chatkit.log": "onLog",
};

/**
 * Draw our element under a tag the React package does not know, with the same control behind it.
 * @param {{ tag: string, control: import("@openai/chatkit-react").ChatKitControl, [prop: string]: unknown }} props
 */
export function OwnElement({ tag, control, ...props }) {
  const element = useRef(/** @type {OpenAIChatKit | null} */ (null));
  const { setInstance } = control;
  const attach = useCallback(
    (/** @type {OpenAIChatKit | null} */ node) => {
      element.current = node;
      setInstance(node);
    },
    [setInstance],
  );

  useLayoutEffect(() => element.current?.setOptions(control.options), [control.options]);

  useEffect(() => {
    const ends = new AbortController();
    const handlers = /** @type {Record<string, ((detail: unknown) => void) | undefined>} */ (control.handlers);
    for (const [name, handler] of Object.entries(HANDLERS)) {
      const listener = (/** @type {Event} */ event) => handlers[handler]?.(/** @type {CustomEvent} */ (event).detail);
      element.current?.addEventListener(name, listener, { signal: ends.signal });
    }
    return () => ends.abort();
  }, [control.handlers]);

  return createElement(tag, { ref: attach, ...props });
}
