/**
 * Switch of the keys of one character, on the page of settings.
 */
import { useSyncExternalStore } from "react";
import { chooseKeys, keysAreOn, watchKeys } from "./key-choice.js";

export function KeySetting() {
  const on = useSyncExternalStore(watchKeys, keysAreOn, () => true);
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={(event) => chooseKeys(event.target.checked)} />
      <span>Keys of one letter, like Q and ?</span>
    </label>
  );
}
