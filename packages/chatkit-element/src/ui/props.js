/**
 * Props: the input of every function that draws, and the only one.
 * @import { ChatKitOptions } from '@openai/chatkit'
 * @import { ActionConfig, Answer, WidgetItem } from '../protocol/types'
 *
 * @typedef {import('../messages/thread-parts.js').ThreadParts & {
 *   options: ChatKitOptions,
 *   strings: import('../i18n/strings.js').Strings,
 *   locale: string,
 *   state: import('../thread/state.js').ThreadState,
 *   composer: import('../composer/composer.js').Composer,
 *   history: import('../history/history.js').History,
 *   extras: import('../composer/extras.js').Extras | null,
 *   quoteSelection: import('../messages/quote-selection.js').QuoteSelection | null,
 *   prose: import('../prose/lazy-markdown.js').Prose,
 *   entries: import('../messages/list/windowing.js').Entry[],
 *   liveTurn: import('../messages/turns.js').TurnView | null,
 *   messages: number,
 *   asked: import('../protocol/types').StructuredInput | null,
 *   isAway: boolean,
 *   unread: number,
 *   isDropping: boolean,
 *   isOffline: boolean,
 *   now: number,
 *   modules: import('../lazy-modules.js').LazyModules,
 *   adoptStyles(sheets: readonly import('./styles/sheet.js').Sheet[]): void,
 *   actions: Actions,
 * }} Props `locale`: BCP 47, for `Intl` · `asked`: question in the composer's place · parts
 * for a thread: there as soon as the module that draws one is ·
 * `entries`: rows to draw, and gaps · `liveTurn`: the turn that runs ·
 * `messages`: their number, -1 while older ones are not loaded · `isAway`: the person has scrolled away from the end
 * · `unread`: messages that came since ·
 *   `isDropping`: files are dragged over the chat · `modules`: fetched later · `adoptStyles`: adopts
 *   style sheets that the drawing needs
 *
 * @typedef {{
 *   send(): void, stop(): void, prompt(content: string | import('@openai/chatkit').UserMessageContent[]): void,
 *   newChat(): void, openThread(id: string): void, showHistory(): void, hideHistory(): void,
 *   retry(): void, goOn(mark: import('../protocol/types').EndOfTurn): void, recover(): void,
 *   feedback(kind: 'positive' | 'negative', ids: string[]): void,
 *   dismiss(id: number): void, toEnd(): void, scrolled(): void, loadOlder(): void, follow(event: Event): void,
 *   act(action: ActionConfig, item: WidgetItem): Promise<void>, reportError(message: string): void, redraw(): void,
 *   writeInstead(itemId: string): void,
 *   answer(itemId: string, status: 'answered' | 'skipped', answers: Record<string, Answer>): void,
 *   attach(files: Iterable<File>): void, detach(key: string): void, attachAgain(key: string): void, dismissRefusals():
 *   void,
 *   chooseModel(id: string): void, chooseTool(id: string | null): void,
 *   unquote(): void, quote(text: string): void, clickEntity(entity: import('@openai/chatkit').Entity): void,
 *   edit(message: import('../protocol/types').UserMessage): void, editLast(): boolean, stopEditing(): void,
 *   deleteThread(thread: import('../protocol/types').Thread): void,
 * }} Actions
 */
export {};
