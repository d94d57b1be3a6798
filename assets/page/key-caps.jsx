/**
 * Keys as their caps show them.
 */
import { capsOf } from "./key-names.js";

/** @param {{ chord: string }} props */
export function Caps({ chord }) {
  return (
    <span className="key-caps" aria-hidden="true">
      {capsOf(chord).map((name, at) => (
        <kbd key={at}>{name}</kbd>
      ))}
    </span>
  );
}
