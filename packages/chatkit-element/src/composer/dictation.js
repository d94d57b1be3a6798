/**
 * Speech instead of typing: recorded by the browser, and made into text by the server (`input.transcribe`).
 * @import { ComposerOption } from '@openai/chatkit'
 * @import { Client } from '../protocol/client.js'
 * @import { Strings } from '../i18n/strings.js'
 */
import { RequestProblem } from "../protocol/request-problem.js";

/** Recordings end by themselves after this long, in ms: a message is no speech, and servers limit what they take. */
const MAX_DURATION = 180_000;
/** Enough for speech, in bits per second. */
const RATE = 24_000;

/**
 * @typedef {{ client: Client, changed: () => void, strings: () => Strings, option: () => ComposerOption['dictation'],
 *   onText: (text: string) => void }} Deps
 */

export class Dictation {
  /** @type {'off' | 'asking' | 'recording' | 'writing'} */
  state = "off";
  /** Sentence about the last failure, or empty. */
  problem = "";
  /** Start of the recording, in ms since 1970. */
  since = 0;
  /** Number of the recording, raised when one begins or is dropped: results of an older one are ignored. */
  #number = 0;
  /** @type {MediaRecorder | null} */
  #recorder = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock = undefined;

  /** @param {Deps} deps */
  constructor(deps) {
    this.deps = deps;
  }

  /** Whether the host wants it and the browser can: recording needs https or localhost. */
  get isOffered() {
    return (
      Boolean(this.deps.option()?.enabled) &&
      typeof MediaRecorder !== "undefined" &&
      Boolean(globalThis.navigator?.mediaDevices)
    );
  }

  get seconds() {
    return Math.max(0, Math.floor((Date.now() - this.since) / 1000));
  }

  async start() {
    if (this.state !== "off" || !this.isOffered) return;
    this.#number += 1;
    const number = this.#number;
    this.#be("asking");
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (number === this.#number) this.#record(stream, number);
      else release(stream);
    } catch (error) {
      if (number === this.#number) this.#fail(sentenceOf(error, this.deps.strings()));
    }
  }

  /** End the recording and turn it into text. */
  finish() {
    if (this.state === "recording") this.#recorder?.stop();
  }

  /** Drop the recording. */
  cancel() {
    if (this.state === "off") return;
    this.#number += 1;
    if (this.#recorder?.state === "recording") this.#recorder.stop();
    this.#be("off");
  }

  dismiss() {
    this.problem = "";
  }

  /** @param {MediaStream} stream @param {number} number */
  #record(stream, number) {
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: RATE });
    /** @type {Blob[]} */
    const pieces = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    recorder.onstop = () => {
      release(stream);
      clearInterval(this.#clock);
      if (number === this.#number) void this.#transcribe(new Blob(pieces, { type: recorder.mimeType }), number);
    };
    recorder.start();
    this.#recorder = recorder;
    this.since = Date.now();
    this.#clock = setInterval(
      () => (Date.now() - this.since < MAX_DURATION ? this.deps.changed() : this.finish()),
      500,
    );
    this.#be("recording");
  }

  /** @param {Blob} sound @param {number} number */
  async #transcribe(sound, number) {
    this.#be("writing");
    try {
      const params = { audio_base64: await base64Of(sound), mime_type: sound.type };
      const { text } = await this.deps.client.ask({ type: "input.transcribe", params });
      if (number !== this.#number) return;
      this.#be("off");
      if (typeof text === "string" && text.trim()) this.deps.onText(text.trim());
    } catch (error) {
      if (number === this.#number) this.#fail(sentenceOf(error, this.deps.strings()));
    }
  }

  /** @param {string} sentence */
  #fail(sentence) {
    this.#be("off");
    this.problem = sentence;
    this.deps.changed();
  }

  /** @param {Dictation['state']} state */
  #be(state) {
    this.state = state;
    this.problem = "";
    this.deps.changed();
  }
}

/** Turn the microphone off. @param {MediaStream} stream */
function release(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/** @param {Blob} blob @returns {Promise<string>} */
async function base64Of(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** @param {unknown} error @param {Strings} strings */
function sentenceOf(error, strings) {
  if (error instanceof DOMException && error.name === "NotAllowedError") return strings.microphoneRefused;
  if (error instanceof DOMException && error.name === "NotFoundError") return strings.microphoneMissing;
  if (error instanceof RequestProblem && error.kind === "signed-out") return strings.signedOut;
  if (error instanceof RequestProblem && error.kind === "network") return strings.unreachable;
  return (error instanceof RequestProblem && error.words) || strings.dictationFailed;
}
