/**
 * Model and tool that the next message is for. The browser remembers the model.
 * @import { ComposerOption, ModelOption, ToolOption } from '@openai/chatkit'
 * @import { InferenceOptions } from '../protocol/types'
 */

const KEPT = "chatkit.model";

/**
 * Model that is used: the chosen one, if it is still offered, else the default one, else the first.
 * @param {readonly ModelOption[] | undefined} models
 * @param {string | null} chosen
 * @returns {ModelOption | null}
 */
export function usedModel(models, chosen) {
  const offered = (models ?? []).filter(({ disabled }) => !disabled);
  return offered.find(({ id }) => id === chosen) ?? offered.find((model) => model.default) ?? offered[0] ?? null;
}

/** @param {string | null | undefined} toolId @param {string | null | undefined} modelId @returns {InferenceOptions} */
export function inferenceOptions(toolId, modelId) {
  return { ...(toolId && { tool_choice: { id: toolId } }), ...(modelId && { model: modelId }) };
}

export class Selection {
  /** @type {string | null} */
  #model = null;
  /** @type {string | null} */
  #tool = null;

  /**
   * @param {{ option: () => ComposerOption | undefined, changed: () => void,
   *   toolChanged: (toolId: string | null) => void }} deps
   */
  constructor(deps) {
    this.deps = deps;
  }

  /** @returns {readonly ModelOption[]} */
  get models() {
    return this.deps.option()?.models ?? [];
  }

  /** @returns {readonly ToolOption[]} */
  get tools() {
    return this.deps.option()?.tools ?? [];
  }

  /** Whether there is anything to choose from. */
  get isOffered() {
    return this.models.length > 1 || this.tools.length > 0;
  }

  get model() {
    return usedModel(this.models, this.#model);
  }

  /** @returns {ToolOption | null} */
  get tool() {
    return this.tools.find(({ id }) => id === this.#tool) ?? null;
  }

  /** Id of the model; where the options offer none, the one that the host selected. */
  get modelId() {
    return this.models.length ? (this.model?.id ?? null) : this.#model;
  }

  get toolId() {
    return this.tools.length ? (this.tool?.id ?? null) : this.#tool;
  }

  get inference() {
    return inferenceOptions(this.toolId, this.modelId);
  }

  /** @param {string | null} id */
  chooseModel(id) {
    this.#model = id;
    keep(this.models.some((model) => model.id === id) ? id : null);
    this.deps.changed();
  }

  /** @param {string | null} id */
  chooseTool(id) {
    if (id === this.#tool) return;
    this.#tool = id;
    this.deps.toolChanged(id);
    this.deps.changed();
  }

  /** Forget the tool after a message, unless it is persistent. */
  sent() {
    if (this.#tool && !this.tool?.persistent) this.chooseTool(null);
  }

  /** Apply new options: the last choice counts if they offer it, and is forgotten if they no longer do. */
  settle() {
    if (this.models.length) this.#model ??= kept();
    if (this.models.length && this.#model && !this.models.some(({ id }) => id === this.#model)) this.chooseModel(null);
    if (this.tools.length && this.#tool && !this.tool) this.chooseTool(null);
  }
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // Storage may be forbidden; the choice is then only as old as the page.
  }
}

/** @param {string | null} id */
function keep(id) {
  try {
    if (id) localStorage.setItem(KEPT, id);
    else localStorage.removeItem(KEPT);
  } catch {
    // As above.
  }
}
