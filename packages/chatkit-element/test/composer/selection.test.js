import { beforeEach, describe, expect, test } from "bun:test";
import { Selection, usedModel } from "../../src/composer/selection.js";
import { Storage } from "../storage.js";

/** @import { ComposerOption } from '@openai/chatkit' */

const flash = { id: "flash", label: "Flash", default: true };
const pro = { id: "pro", label: "Pro" };
const old = { id: "old", label: "Old", disabled: true };
const search = { id: "search", label: "Search", icon: /** @type {const} */ ("search") };
const canvas = { id: "canvas", label: "Canvas", icon: /** @type {const} */ ("write"), persistent: true };

/** @type {(string | null)[]} */
let toolsTold;
beforeEach(() => {
  toolsTold = [];
  globalThis.localStorage = new Storage();
});

/** @param {ComposerOption | undefined} option */
function selectionOf(option) {
  let offered = option;
  const deps = {
    option: () => offered,
    changed: () => {},
    toolChanged: (/** @type {string | null} */ id) => toolsTold.push(id),
  };
  const selection = new Selection(deps);
  selection.settle();
  /** @param {ComposerOption | undefined} next */
  const offer = (next) => {
    offered = next;
    selection.settle();
  };
  return { selection, offer };
}

test.each([
  ["the chosen one", [flash, pro], "pro", "pro"],
  ["the default", [pro, flash], null, "flash"],
  ["the default for one that is gone", [pro, flash], "x", "flash"],
  ["the default for one that is disabled", [old, flash], "old", "flash"],
  ["the first without a default", [pro, old], null, "pro"],
  ["the first when the default is disabled", [{ ...flash, disabled: true }, pro], null, "pro"],
  ["none of none", [], "pro", undefined],
  ["none without the option", undefined, "pro", undefined],
])("the model is %s", (_which, models, chosen, id) => {
  expect(usedModel(models, chosen)?.id).toBe(/** @type {any} */ (id));
});

describe("the model", () => {
  test("that is shown is the one that is asked", () => {
    expect(selectionOf({ models: [pro, flash] }).selection.inference).toEqual({ model: "flash" });
  });

  test("is remembered by the browser", () => {
    selectionOf({ models: [flash, pro] }).selection.chooseModel("pro");
    expect(selectionOf({ models: [flash, pro] }).selection.inference).toEqual({ model: "pro" });
  });

  test("is forgotten for good when it is no longer offered", () => {
    selectionOf({ models: [flash, pro] }).selection.chooseModel("pro");
    const { selection, offer } = selectionOf({ models: [flash, { id: "new", label: "New" }] });
    expect(selection.inference).toEqual({ model: "flash" });
    offer({ models: [flash, pro] });
    expect(selection.inference).toEqual({ model: "flash" });
  });

  test("of another day is not asked where none is offered", () => {
    selectionOf({ models: [flash, pro] }).selection.chooseModel("pro");
    expect(selectionOf({}).selection.inference).toEqual({});
    expect(selectionOf(undefined).selection.inference).toEqual({});
  });

  test("that the host selects counts without being offered", () => {
    const { selection } = selectionOf({});
    selection.chooseModel("custom");
    expect(selection.inference).toEqual({ model: "custom" });
  });
});

describe("a tool", () => {
  test("is for one message, unless it says otherwise", () => {
    const { selection } = selectionOf({ tools: [search, canvas] });
    selection.chooseTool("search");
    expect(selection.inference).toEqual({ tool_choice: { id: "search" } });
    selection.sent();
    expect(selection.inference).toEqual({});
    selection.chooseTool("canvas");
    selection.sent();
    expect(selection.inference).toEqual({ tool_choice: { id: "canvas" } });
    expect(toolsTold).toEqual(["search", null, "canvas"]);
  });

  test("is dropped when it is no longer offered", () => {
    const { selection, offer } = selectionOf({ tools: [search, canvas] });
    selection.chooseTool("canvas");
    offer({ tools: [search] });
    expect(toolsTold).toEqual(["canvas", null]);
    expect(selection.inference).toEqual({});
  });
});
