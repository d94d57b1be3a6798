/**
 * Content of the command menu: a field, and under it all that its words lead to, what was chosen last first.
 */
import { useEffect, useMemo, useState } from "react";
import { Command } from "cmdk";
import * as sources from "./command-sources.js";
import { Caps } from "./key-caps.jsx";

/** @typedef {import("./command-sources.js").Command} Item */
/** @typedef {import("./command-sources.js").Found} Found */

/** Wait for the next letter before the server is asked, in ms. */
const PAUSE = 150;
/** @type {import("./command-sources.js").Kind[]} */
const KINDS = ["Tasks", "Go to", "Actions", "Conversations"];
/** @type {Found} */
const NONE = { commands: [], trouble: "" };

/** @param {{ ways: import("./command-sources.js").Ways, onChosen: () => void }} props */
export default function CommandMenu({ ways, onChosen }) {
  const [words, setWords] = useState("");
  const onPage = useMemo(() => [...sources.drawnTasks(), ...sources.lists(), ...sources.deeds()], []);
  const order = useMemo(sources.recent, []);
  const threads = useConversations();
  const tasks = useTasks(words.trim());
  const all = [...onPage, ...(tasks?.commands ?? []), ...(threads?.commands ?? [])];
  const found = new Set(tasks?.commands.map(({ id }) => id));
  // The server finds tasks by more than their titles.
  const fitting = all.filter(({ id, words: text }) => found.has(id) || sources.matches(text, words));
  const unique = [...new Map(fitting.map((one) => [one.id, one])).values()];
  const groups = KINDS.map((kind) => ({ kind, items: latestFirst(unique, kind, order) })).filter(
    ({ items }) => items.length > 0,
  );
  const isWaiting = !threads || !tasks;
  const trouble = [tasks?.trouble, threads?.trouble].filter(Boolean).join(" ");
  /** @param {Item} item */
  const choose = (item) => {
    sources.noteRecent(item.id);
    // The focus comes back first, so that what is done next may take it.
    onChosen();
    requestAnimationFrame(() => item.run(ways));
  };
  return (
    <Command shouldFilter={false} loop label="Go to, find or do" className="commands-menu">
      <Command.Input
        value={words}
        onValueChange={setWords}
        maxLength={200}
        placeholder="Find a task, go to a list, do something…"
        className="commands-field"
        autoFocus
      />
      <Command.List className="commands-list" label="Found">
        {groups.map(({ kind, items }) => (
          <Command.Group key={kind} heading={kind}>
            {items.map((item) => (
              <Command.Item key={item.id} value={item.id} onSelect={() => choose(item)}>
                <span className="commands-words">{item.words}</span>
                {item.about && <span className="commands-about">{item.about}</span>}
                {item.chord && <Caps chord={item.chord} />}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className="commands-said" role="status">
        {trouble || (isWaiting ? "Searching…" : groups.length > 0 ? "" : `Nothing is called “${words.trim()}”.`)}
      </p>
    </Command>
  );
}

/** @param {Item[]} items @param {string} kind @param {string[]} order @returns {Item[]} */
function latestFirst(items, kind, order) {
  const place = (/** @type {Item} */ { id }) => (order.includes(id) ? order.indexOf(id) : order.length);
  const those = items.filter((one) => one.kind === kind).sort((one, other) => place(one) - place(other));
  return those.slice(0, kind === "Actions" || kind === "Go to" ? undefined : sources.MAX_SHOWN);
}

/** @returns {Found | null} null as long as they are on their way */
function useConversations() {
  const [found, setFound] = useState(/** @type {Found | null} */ (null));
  useEffect(() => {
    let isThere = true;
    sources.conversations().then((answer) => isThere && setFound(answer));
    return () => {
      isThere = false;
    };
  }, []);
  return found;
}

/** @param {string} words @returns {Found | null} null as long as they are on their way */
function useTasks(words) {
  const [answer, setAnswer] = useState({ words: "", found: NONE });
  useEffect(() => {
    if (!words) return;
    const ends = new AbortController();
    const timer = setTimeout(async () => {
      const found = await sources.findTasks(words, ends.signal);
      if (!ends.signal.aborted) setAnswer({ words, found });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ends.abort();
    };
  }, [words]);
  if (!words) return NONE;
  return answer.words === words ? answer.found : null;
}
