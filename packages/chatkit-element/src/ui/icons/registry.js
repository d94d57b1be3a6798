/**
 * Paths of icons by name, which each set of them adds to once it is there.
 */

/** @type {Record<string, string>} */
export const PATHS = {};

/** Names of ChatKit, of its header, and of Lucide, where they differ from ours. @type {Record<string, string>} */
export const ALIASES = {};

/**
 * Adds a set; what is known already stays what it is.
 * @param {Record<string, string>} paths
 * @param {Record<string, string>} [aliases]
 */
export function learn(paths, aliases = {}) {
  Object.assign(PATHS, { ...paths, ...PATHS });
  Object.assign(ALIASES, { ...aliases, ...ALIASES });
}
