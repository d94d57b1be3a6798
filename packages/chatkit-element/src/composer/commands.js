/**
 * Commands of the composer itself, found by the text behind `/`.
 * @import { Command } from '@openai/chatkit'
 * @import { Choice, Insertion } from './suggestions.js'
 * @import { Controller } from '../controller.js'
 */

/**
 * @param {Controller} controller
 * @param {string} query
 * @param {Command[] | null} menu the only commands to offer, where another one led to them
 * @param {(command: Command) => Promise<Insertion | null>} run
 * @returns {Choice[]}
 */
export function findCommands(controller, query, menu, run) {
  const all = menu
    ? menu.map((command) => ({ ...command, key: `command-${command.id}`, choose: () => run(command) }))
    : builtIn(controller);
  const words = query.toLowerCase();
  return all.filter(({ label, description = "" }) => `${label} ${description}`.toLowerCase().includes(words));
}

/** @param {Controller} controller @returns {Choice[]} */
function builtIn(controller) {
  const {
    composer: { files, selection },
    extras,
    strings,
  } = controller;
  return [
    ...(files.isEnabled ? [choice("attach", strings.attach, "paperclip", () => controller.chooseFiles())] : []),
    ...(extras?.dictation.isOffered
      ? [choice("dictate", strings.dictate, "microphone", () => void extras.dictation.start())]
      : []),
    ...tools(controller),
    ...(selection.models.length > 1 ? models(controller) : []),
  ];
}

/** @param {Controller} controller @returns {Choice[]} */
function tools({ composer: { selection }, strings }) {
  return selection.tools.map(({ id, label, icon }) => {
    const checked = selection.tool?.id === id;
    return {
      ...choice(`tool-${id}`, label, icon, () => selection.chooseTool(checked ? null : id)),
      group: strings.tools,
      checked,
    };
  });
}

/** @param {Controller} controller @returns {Choice[]} */
function models({ composer: { selection }, strings }) {
  return selection.models
    .filter(({ disabled }) => !disabled)
    .map(({ id, label, description }) => ({
      ...choice(`model-${id}`, label, "cube", () => selection.chooseModel(id)),
      description,
      group: strings.model,
      checked: selection.model?.id === id,
    }));
}

/** @param {string} key @param {string} label @param {string} icon @param {() => void} act @returns {Choice} */
function choice(key, label, icon, act) {
  return {
    key,
    label,
    icon,
    choose: () => {
      act();
      return null;
    },
  };
}
