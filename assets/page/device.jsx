/**
 * Reminders on this device: a button that turns them on or off, and what happens where that cannot be.
 */
import { useEffect, useState } from "react";
import { standing, turnOff, turnOn } from "./push.js";

/** @type {Record<import("./push.js").Standing, string>} */
const WORDS = {
  on: "Reminders come to this device, also while taskchat is closed.",
  off: "Be reminded on this device also while taskchat is closed. Your browser asks whether it may show notifications.",
  denied: "Notifications of this site are blocked in your browser. Allow them there, and come back.",
  unsupported:
    "This browser takes no messages while taskchat is closed. An iPhone does once taskchat is on its home screen.",
};

/** @param {{ person: string, instead: string }} props what happens without, in a sentence */
export function Device({ person, instead }) {
  const [now, setNow] = useState(/** @type {import("./push.js").Standing | ""} */ (""));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    const look = () => void (person && standing(person).then(setNow));
    look();
    // Permission is given and taken in the browser's own settings.
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [person]);
  const press = async () => {
    setBusy(true);
    setTrouble("");
    try {
      if (now === "on") await turnOff();
      else await turnOn(person);
    } catch (error) {
      setTrouble(`This device could not be set up: ${/** @type {Error} */ (error).message}`);
    }
    setNow(await standing(person));
    setBusy(false);
  };
  const canPress = now === "on" || now === "off";
  return (
    <div className="device">
      <p className="settings-note" role="status">
        {now && WORDS[now]} {now && now !== "on" && instead}
      </p>
      <p className="field-error" role="alert">
        {trouble}
      </p>
      {canPress && (
        <button
          type="button"
          className={now === "on" ? "button button-quiet" : "button"}
          aria-busy={busy || undefined}
          disabled={busy}
          onClick={press}
        >
          {busy ? "One moment…" : now === "on" ? "Stop reminding me on this device" : "Remind me on this device"}
        </button>
      )}
    </div>
  );
}
