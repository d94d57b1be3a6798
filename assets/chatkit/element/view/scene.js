/**
 * What every part of the view is given. Parts are functions of this and of nothing else.
 * @import { ChatKitOptions } from '@openai/chatkit'
 * @import { ActionConfig, Answer, WidgetItem } from '../protocol'
 *
 * @typedef {{
 *   options: ChatKitOptions,
 *   strings: import('../strings.js').Strings,
 *   state: import('../thread.js').ThreadState,
 *   composer: import('../composer.js').Composer,
 *   history: import('../history.js').History,
 *   prose: import('./markdown.js').Prose,
 *   isAway: boolean,
 *   now: number,
 *   do: Deeds,
 * }} Scene `isAway`: the person has scrolled away from the end
 *
 * @typedef {{
 *   send(): void, stop(): void, write(text: string): void, prompt(content: string | import('@openai/chatkit').UserMessageContent[]): void,
 *   newChat(): void, openThread(id: string): void, showHistory(): void, hideHistory(): void,
 *   retry(): void, remedy(): void, feedback(kind: 'positive' | 'negative', ids: string[]): void,
 *   dismiss(id: number): void, toEnd(): void, scrolled(): void, follow(event: Event): void,
 *   act(action: ActionConfig, item: WidgetItem): Promise<void>,
 *   answer(itemId: string, status: 'answered' | 'skipped', answers: Record<string, Answer>): void,
 *   detach(id: string): void, unquote(): void, deleteThread(thread: import('../protocol').Thread): void,
 * }} Deeds
 */
export {};
