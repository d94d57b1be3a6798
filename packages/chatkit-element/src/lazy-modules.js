/**
 * What is not needed for the first drawing, by the modules it begins with. All of it is fetched as soon as the page has
 * nothing else to do, so that it is there when the network is not.
 * @import { ChatKitOptions } from '@openai/chatkit'
 */
import { fetchNamed } from './ui/icons/named-icons.js';
import { Part } from './ui/lazy-module.js';

export const messages = new Part(() => import('./messages/messages-module.js'));
export const historyList = new Part(() => import('./history/history-view.js'));
export const widgets = new Part(() => import('./widgets/widget.js'));
export const enclosed = new Part(() => import('./composer/files/draft-files-view.js'));
export const uploading = new Part(() => import('./composer/files/upload.js'));
export const picking = new Part(() => import('./composer/pickers.js'));
export const sending = new Part(() => import('./conversation/send-module.js'));
export const methods = new Part(() => import('./options/methods.js'));

export function fetchParts() {
  for (const part of [messages, sending, methods, picking, enclosed, uploading, historyList, widgets]) void part.fetch();
}

/** What the first drawing needs of it after all. @param {ChatKitOptions} options */
export async function fetchNeeded(options) {
  const { composer } = options;
  const isPicked = Boolean(composer?.tools?.length || composer?.models?.length);
  await Promise.all([fetchNamed(options), isPicked && picking.fetch()]);
}
