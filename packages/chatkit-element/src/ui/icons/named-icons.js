/**
 * The icons that options name.
 * @import { ChatKitOptions } from '@openai/chatkit'
 */
import { fetchIcon } from "./icons.js";

/** Fetched before the first drawing, so that none is seen to come. @param {ChatKitOptions} options */
export async function fetchNamed({ header, startScreen, composer }) {
  const holders = [
    header?.leftAction,
    header?.rightAction,
    ...(startScreen?.prompts ?? []),
    ...(composer?.tools ?? []),
  ];
  await Promise.all(holders.map((holder) => holder?.icon && fetchIcon(holder.icon)));
}
