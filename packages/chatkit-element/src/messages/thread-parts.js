/**
 * Parts of the controller that a thread needs and an empty chat does not. They come with what draws it.
 * @import { EntitiesOption } from '@openai/chatkit'
 * @import { Client } from '../protocol/client.js'
 * @import { Translation } from '../i18n/locale.js'
 */
import { Announcer } from "./announcer.js";
import { Exporter } from "../history/exporter.js";
import { Previews } from "../composer/previews.js";
import { QuestionAnswers } from "./question-answers.js";
import { WidgetStates } from "../widgets/widget-state.js";

/**
 * @param {{ client: Client, changed: () => void, emit: (name: string, detail?: unknown) => void,
 *   translation: () => Translation, entities: () => EntitiesOption | undefined }} deps
 */
export function createThreadParts({ client, changed, emit, translation, entities }) {
  return {
    announcer: new Announcer(),
    answers: new QuestionAnswers(changed),
    exporter: new Exporter({ client, changed, emit, translation }),
    previews: new Previews({ changed, emit, option: entities }),
    widgets: new WidgetStates(changed),
  };
}

/** @typedef {ReturnType<typeof createThreadParts>} ThreadParts */
