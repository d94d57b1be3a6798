/**
 * Schema of the options of `@openai/chatkit`. Every wrong option is named, and the rest is used all the same.
 * @import { ChatKitOptions } from '@openai/chatkit'
 */
import { HEADER_ICONS, ICONS } from "./icon-names.js";
import {
  anything,
  callback,
  either,
  iconCheck,
  list,
  number,
  oneOf,
  record,
  shape,
  text,
  textOrNumber,
  yesOrNo,
} from "./option-checks.js";

const icon = iconCheck(ICONS, "lucide:");
const action = shape({ "icon!": iconCheck(HEADER_ICONS), "onClick!": callback });

const uploadStrategy = shape({ "type!": oneOf("two_phase", "direct"), uploadUrl: text });

const font = shape({
  "family!": text,
  "src!": text,
  weight: textOrNumber,
  style: oneOf("normal", "italic", "oblique"),
  display: oneOf("auto", "block", "swap", "fallback", "optional"),
  unicodeRange: text,
});

/** `system` goes beyond the official types: the page follows the person's system. */
const colorScheme = oneOf("light", "dark", "system");

const theme = shape({
  colorScheme,
  typography: shape({
    baseSize: oneOf(14, 15, 16, 17, 18),
    fontSources: list(font),
    fontFamily: text,
    fontFamilyMono: text,
  }),
  radius: oneOf("pill", "round", "soft", "sharp"),
  density: oneOf("compact", "normal", "spacious"),
  color: shape({
    grayscale: shape({
      "hue!": number,
      "tint!": oneOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
      shade: oneOf(-4, -3, -2, -1, 0, 1, 2, 3, 4),
    }),
    accent: shape({ "primary!": text, "level!": oneOf(0, 1, 2, 3) }),
    surface: shape({ "background!": text, "foreground!": text }),
  }),
});

/** Part of a message, as hosts write it. */
export const messagePart = shape({
  "type!": oneOf("input_text", "input_tag"),
  "text!": text,
  id: text,
  group: text,
  data: record(anything),
  interactive: yesOrNo,
});

const composer = shape({
  placeholder: text,
  attachments: shape({
    "enabled!": yesOrNo,
    maxSize: either({ number, object: record(number) }),
    maxCount: number,
    accept: record(list(text)),
  }),
  tools: list(
    shape({
      "id!": text,
      "label!": text,
      "icon!": icon,
      shortLabel: text,
      placeholderOverride: text,
      pinned: yesOrNo,
      persistent: yesOrNo,
    }),
  ),
  models: list(shape({ "id!": text, "label!": text, description: text, disabled: yesOrNo, default: yesOrNo })),
  dictation: shape({ "enabled!": yesOrNo }),
});

const all = shape({
  api: shape({ url: text, fetch: callback, domainKey: text, uploadStrategy, getClientSecret: callback }),
  locale: text,
  theme: either({ string: colorScheme, object: theme }),
  frameTitle: text,
  initialThread: text,
  onClientTool: callback,
  header: shape({
    enabled: yesOrNo,
    title: shape({ enabled: yesOrNo, text }),
    leftAction: action,
    rightAction: action,
  }),
  history: shape({ enabled: yesOrNo, showDelete: yesOrNo, showRename: yesOrNo }),
  startScreen: shape({
    greeting: text,
    prompts: list(shape({ "label!": text, "prompt!": either({ string: text, array: list(messagePart) }), icon })),
  }),
  threadItemActions: shape({ feedback: yesOrNo, retry: yesOrNo }),
  composer,
  disclaimer: shape({ "text!": text, highContrast: yesOrNo }),
  entities: shape({ onTagSearch: callback, showComposerMenu: yesOrNo, onClick: callback, onRequestPreview: callback }),
  commands: shape({ "enabled!": yesOrNo, onSearch: callback, onSelect: callback }),
  widgets: shape({ onAction: callback }),
  // The hosts go beyond the official types.
  thread: shape({ autoScroll: yesOrNo, allowedImageDomains: list(text) }),
});

/**
 * @param {unknown} given
 * @returns {{ options: ChatKitOptions, wrong: string[] }} `options`: the usable ones · `wrong`: a sentence for each
 *   option that is wrong, its path first
 */
export function checkOptions(given) {
  if (given === null || typeof given !== "object" || Array.isArray(given)) {
    return { options: /** @type {any} */ ({}), wrong: ["options: an object is needed"] };
  }
  /** @type {string[]} */
  const wrong = [];
  const options = all(given, "", wrong);
  const named = wrong.length ? wrong.map((sentence) => sentence.split(":")[0]) : [];
  return {
    options,
    wrong: [...wrong, ...wrongTogether(options, (path) => named.some((name) => name.startsWith(path)))],
  };
}

/**
 * Check options that are right by themselves and wrong together.
 * @param {any} options
 * @param {(path: string) => boolean} isNamed
 * @returns {string[]}
 */
function wrongTogether({ api, composer: { attachments } = /** @type {any} */ ({}) }, isNamed) {
  /** @type {string[]} */
  const wrong = [];
  if (api?.getClientSecret)
    wrong.push(
      "api.getClientSecret: OpenAI's hosted service works only with OpenAI's own element; name api.url of " +
        "a ChatKit server instead",
    );
  else if (!api?.url && !isNamed("api.url")) wrong.push("api.url: the address of a ChatKit server is needed");
  if (api?.uploadStrategy?.type === "direct" && !api.uploadStrategy.uploadUrl)
    wrong.push("api.uploadStrategy.uploadUrl: needed by a direct upload");
  if (attachments?.enabled && !api?.uploadStrategy && !isNamed("api.uploadStrategy")) {
    wrong.push("api.uploadStrategy: needed where attachments are enabled");
  }
  return wrong;
}

/**
 * @param {unknown} content parts of a message, as a host gave them
 * @returns {string[]} its problems, in sentences
 */
export function contentProblems(content) {
  /** @type {string[]} */
  const wrong = [];
  const parts = list(messagePart)(content, "content", wrong);
  for (const [index, part] of (parts ?? []).entries()) {
    if (part.type === "input_tag" && part.id === undefined) wrong.push(`content[${index}].id: it is needed`);
  }
  return wrong;
}
