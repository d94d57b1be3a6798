/**
 * Buttons at the foot of the composer that choose a tool and a model, for hosts that offer some.
 * @import { Props } from '../ui/props.js'
 */
import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";
import { menuButton } from "../ui/menu.js";
import { controlStyles } from "../ui/styles/controls.js";

export { closedBeside } from "../ui/menu.js";

export const styles = [controlStyles];

/** @param {Props} props */
export const pickers = (props) => html`${toolPicker(props)}${modelPicker(props)}`;

/** @param {Props} props */
function modelPicker({ composer: { selection }, strings, actions }) {
  const { models, model } = selection;
  if (models.length < 2) return nothing;
  return menuButton({
    name: "model",
    label: `${strings.model}: ${model?.label ?? ""}`,
    face: html`<span>${model?.label}</span>${icon("chevron-down")}`,
    choices: models.map((choice) => ({ ...choice, checked: choice.id === model?.id })),
    choose: actions.chooseModel,
  });
}

/** Buttons of pinned tools, and a menu of the others. @param {Props} props */
function toolPicker({ composer: { selection }, strings, actions }) {
  const { tools, tool } = selection;
  const others = tools.filter(({ pinned }) => !pinned);
  const inMenu = others.find(({ id }) => id === tool?.id);
  const toggle = (/** @type {string} */ id) => actions.chooseTool(id === tool?.id ? null : id);
  return html`${tools
    .filter(({ pinned }) => pinned)
    .map(
      (choice) => html`<button class="pick" type="button" aria-pressed=${choice.id === tool?.id}
      @click=${() => toggle(choice.id)}>${icon(choice.icon)}<span>${choice.shortLabel ?? choice.label}</span></button>`,
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
            choices: others.map((choice) => ({ ...choice, checked: choice.id === tool?.id })),
            choose: toggle,
          })
    }`;
}
