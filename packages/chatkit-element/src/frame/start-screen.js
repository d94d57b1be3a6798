import { html, nothing } from "lit/html.js";
import { icon } from "../ui/icons/icons.js";

/**
 * Start screen of a new thread: a greeting and prompts.
 * @param {import('../ui/props.js').Props} props
 */
export function startScreen({ options, strings, actions }) {
  const { greeting = strings.greeting, prompts = [] } = options.startScreen ?? {};
  return html`<div class="start">
    <p class="greeting" dir="auto">${greeting}</p>
    ${
      prompts.length === 0
        ? nothing
        : html`<ul class="prompts" aria-label=${strings.prompts}>
          ${prompts.map(
            ({ label, prompt, icon: name }) => html`<li><button class="prompt" type="button"
              @click=${() => actions.prompt(prompt)}>${icon(name ?? "sparkle")}<span dir="auto"
                >${label}</span></button></li>`,
          )}
        </ul>`
    }
  </div>`;
}
