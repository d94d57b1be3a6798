/**
 * Buttons at the foot of the composer that choose a tool and a model, for hosts that offer some.
 * @import { Scene } from '../ui/view-model.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { menuButton } from "../ui/menu.js";
import { controlStyles } from "../ui/styles/controls.js";

export { closedBeside } from "../ui/menu.js";

export const styles = [controlStyles];

/** @param {Scene} scene */
export const pickers = (scene) => html`${toolPicker(scene)}${modelPicker(scene)}`;

/** @param {Scene} scene */
function modelPicker({ composer: { selection }, strings, actions }) {
  const { models, model } = selection;
  if (models.length < 2) return nothing;
  return menuButton({
    name: "model",
    label: `${strings.model}: ${model?.label ?? ""}`,
    face: html`<span>${model?.label}</span>${icon("chevron-down")}`,
    choices: models.map((one) => ({ ...one, checked: one.id === model?.id })),
    choose: actions.chooseModel,
  });
}

/** Buttons of pinned tools, and a menu of the others. @param {Scene} scene */
function toolPicker({ composer: { selection }, strings, actions }) {
  const { tools, tool } = selection;
  const others = tools.filter(({ pinned }) => !pinned);
  const inMenu = others.find(({ id }) => id === tool?.id);
  const toggle = (/** @type {string} */ id) => actions.chooseTool(id === tool?.id ? null : id);
  return html`${tools
    .filter(({ pinned }) => pinned)
    .map(
      (one) => html`<button class="pick" type="button" aria-pressed=${one.id === tool?.id}
      @click=${() => toggle(one.id)}>${icon(one.icon)}<span>${one.shortLabel ?? one.label}</span></button>`,
    )}
    ${
      others.length === 0
        ? nothing
        : menuButton({
            name: "tool",
            label: inMenu ? `${strings.tools}: ${inMenu.label}` : strings.tools,
            face: html`${icon(inMenu?.icon ?? "tools")}${
              inMenu ? html`<span>${inMenu.shortLabel ?? inMenu.label}</span>` : nothing
            }`,
            on: Boolean(inMenu),
            choices: others.map((one) => ({ ...one, checked: one.id === tool?.id })),
            choose: toggle,
          })
    }`;
}
