/**
 * @import { Place } from './tree.js'
 */

/**
 * The id of a field, which its label knows as well: fields are told apart by their name in their form.
 * @param {Place} place
 * @param {string} name
 */
export const fieldId = ({ item, form }, name) => `w-${item.id}${form}-${name}`.replace(/[^\w-]/g, "_");
