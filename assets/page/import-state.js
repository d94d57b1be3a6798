/**
 * State of an import: the file that was chosen, what was read of it, and how much of it was taken.
 */
import { useState } from "react";
import { ask } from "./transfer.js";

/** @typedef {import("./import-preview.jsx").Read} Read */
/** @typedef {Record<string, string | null>} Mapping which column of a table is which field */

/** @param {(id: string) => void} [onTaken] told the import that was taken */
export function useImport(onTaken) {
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [read, setRead] = useState(/** @type {Read | null} */ (null));
  const [columns, setColumns] = useState(/** @type {Mapping} */ ({}));
  const [again, setAgain] = useState(false);
  const [done, setDone] = useState(0);
  const [busy, setBusy] = useState("");
  const [trouble, setTrouble] = useState("");
  const [said, setSaid] = useState("");

  /** @param {File} chosen @param {Mapping} [mapping] */
  const show = async (chosen, mapping) => {
    setFile(chosen);
    setBusy("Reading…");
    setTrouble("");
    setSaid("");
    const form = new FormData();
    form.append("file", chosen);
    if (mapping) form.append("mapping", JSON.stringify(fields(mapping)));
    const answer = await ask("/api/imports", { method: "POST", body: form });
    setBusy("");
    setColumns(answer.body.columns ?? {});
    setRead(answer.ok ? answer.body : null);
    setTrouble(answer.ok ? "" : answer.detail);
    setAgain(false);
    setDone(0);
  };

  /** Takes 500 rows after the other: one that breaks off goes on where it stood. */
  const take = async () => {
    if (!read || busy) return;
    setBusy("Importing…");
    setTrouble("");
    const body = JSON.stringify({ with_duplicates: again, all: false });
    const request = { method: "POST", headers: { "Content-Type": "application/json" }, body };
    let answer = await ask(`/api/imports/${read.id}/take`, request);
    while (answer.ok && answer.body.done < answer.body.total) {
      setDone(answer.body.done);
      answer = await ask(`/api/imports/${read.id}/take`, request);
    }
    setBusy("");
    if (!answer.ok) {
      setTrouble(`${answer.detail} What was imported stays; press again to go on.`);
      return;
    }
    leave(`Imported ${counted(answer.body.made)}.`);
    onTaken?.(read.id);
  };

  /** @param {string} words what is said at the end */
  const leave = (words) => {
    setRead(null);
    setFile(null);
    setColumns({});
    setTrouble("");
    setSaid(words);
  };

  const discard = () => {
    if (read) void ask(`/api/imports/${read.id}`, { method: "DELETE" });
    leave("");
  };

  return { file, read, columns, again, setAgain, done, busy, trouble, said, show, take, discard };
}

/** @param {Mapping} mapping @returns {Record<string, string>} the columns that are a field */
const fields = (mapping) =>
  Object.fromEntries(Object.entries(mapping).flatMap(([name, chosen]) => (chosen ? [[name, chosen]] : [])));

/** @param {number} count */
export const counted = (count) => (count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`);
