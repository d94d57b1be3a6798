/**
 * Card that installs the page as an app, or says how this browser does it.
 */
import { useSyncExternalStore } from "react";
import { install, installStanding, watchInstalling } from "./installing.js";

const WORDS = {
  installed: "taskchat is installed on this device.",
  offered: "Have taskchat in a window of its own, with its icon among your apps.",
  "by-menu":
    "Your browser's menu installs taskchat, or adds it to the home screen: it gets a window and an icon of its own.",
};

export function Install() {
  const now = useSyncExternalStore(watchInstalling, installStanding, () => /** @type {const} */ ("by-menu"));
  return (
    <div className="device">
      <p className="settings-note" role="status">
        {WORDS[now]}
      </p>
      {now === "offered" && (
        <button type="button" className="button" onClick={install}>
          Install taskchat
        </button>
      )}
    </div>
  );
}
