/**
 * Options as they are checked: every wrong one is named, and the rest is used all the same.
 */

/** @typedef {'string' | 'boolean' | 'number' | 'function' | 'array' | 'object' | 'any'} Kind */

/** @type {Record<string, Kind[]>} */
const SHAPE = {
  api: ['object'],
  'api.url': ['string'],
  'api.fetch': ['function'],
  'api.domainKey': ['string'],
  'api.uploadStrategy': ['object'],
  'api.uploadStrategy.type': ['string'],
  'api.uploadStrategy.uploadUrl': ['string'],
  'api.getClientSecret': ['function'],
  locale: ['string'],
  theme: ['string', 'object'],
  'theme.colorScheme': ['string'],
  'theme.typography': ['object'],
  'theme.radius': ['string'],
  'theme.density': ['string'],
  'theme.color': ['object'],
  frameTitle: ['string'],
  initialThread: ['string'],
  onClientTool: ['function'],
  header: ['object'],
  'header.enabled': ['boolean'],
  'header.title': ['object'],
  'header.leftAction': ['object'],
  'header.rightAction': ['object'],
  history: ['object'],
  'history.enabled': ['boolean'],
  'history.showDelete': ['boolean'],
  'history.showRename': ['boolean'],
  startScreen: ['object'],
  'startScreen.greeting': ['string'],
  'startScreen.prompts': ['array'],
  threadItemActions: ['object'],
  'threadItemActions.feedback': ['boolean'],
  'threadItemActions.retry': ['boolean'],
  composer: ['object'],
  'composer.placeholder': ['string'],
  'composer.attachments': ['object'],
  'composer.attachments.enabled': ['boolean'],
  'composer.attachments.maxSize': ['number', 'object'],
  'composer.attachments.maxCount': ['number'],
  'composer.attachments.accept': ['object'],
  'composer.tools': ['array'],
  'composer.models': ['array'],
  'composer.dictation': ['object'],
  disclaimer: ['object'],
  'disclaimer.text': ['string'],
  'disclaimer.highContrast': ['boolean'],
  entities: ['object'],
  'entities.onTagSearch': ['function'],
  'entities.showComposerMenu': ['boolean'],
  'entities.onClick': ['function'],
  'entities.onRequestPreview': ['function'],
  commands: ['object'],
  'commands.enabled': ['boolean'],
  'commands.onSearch': ['function'],
  'commands.onSelect': ['function'],
  widgets: ['object'],
  'widgets.onAction': ['function'],
  thread: ['object'],
  'thread.autoScroll': ['boolean'],
};

/** @type {Record<string, readonly string[]>} */
const CHOICES = {
  'api.uploadStrategy.type': ['two_phase', 'direct'],
  'theme.colorScheme': ['light', 'dark'],
  'theme.radius': ['pill', 'round', 'soft', 'sharp'],
  'theme.density': ['compact', 'normal', 'spacious'],
};

/**
 * @param {unknown} options
 * @returns {string[]} one sentence for each option that is wrong, its path first
 */
export function wrongOptions(options) {
  if (kindOf(options) !== 'object') return ['options: an object is needed'];
  const given = /** @type {Record<string, unknown>} */ (options);
  const wrong = checked(given, '');
  const api = /** @type {Record<string, unknown> | undefined} */ (given.api);
  if (api?.getClientSecret) wrong.push("api.getClientSecret: OpenAI's hosted service works only with OpenAI's own element");
  else if (typeof api?.url !== 'string' || api.url === '') wrong.push('api.url: the address of a ChatKit server is needed');
  wrong.push(...wrongUpload(given));
  if (typeof given.theme === 'string' && !CHOICES['theme.colorScheme'].includes(given.theme)) {
    wrong.push(`theme: "${given.theme}" is not one of light, dark`);
  }
  return wrong;
}

/** @param {any} given @returns {string[]} */
function wrongUpload({ api, composer }) {
  const strategy = api?.uploadStrategy;
  if (composer?.attachments?.enabled && !strategy) return ['api.uploadStrategy: needed where attachments are enabled'];
  return strategy?.type === 'direct' && !strategy.uploadUrl ? ['api.uploadStrategy.uploadUrl: needed by a direct upload'] : [];
}

/** @param {Record<string, unknown>} given @param {string} prefix @returns {string[]} */
function checked(given, prefix) {
  return Object.entries(given).flatMap(([key, value]) => {
    const path = prefix + key;
    if (value === undefined || value === null) return [];
    const kinds = SHAPE[path];
    if (!kinds) return [`${path}: there is no such option`];
    const kind = kindOf(value);
    if (!kinds.includes(kind)) return [`${path}: ${kinds.join(' or ')} is needed, not ${kind}`];
    const choices = CHOICES[path];
    if (choices && !choices.includes(String(value))) return [`${path}: "${value}" is not one of ${choices.join(', ')}`];
    return kind === 'object' && hasInner(path) ? checked(/** @type {Record<string, unknown>} */ (value), `${path}.`) : [];
  });
}

/** @param {string} path */
const hasInner = (path) => Object.keys(SHAPE).some((known) => known.startsWith(`${path}.`));

/** @param {unknown} value @returns {Kind} */
function kindOf(value) {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'any';
  const type = typeof value;
  return type === 'string' || type === 'boolean' || type === 'number' || type === 'function' || type === 'object' ? type : 'any';
}
