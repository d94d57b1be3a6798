/**
 * Upload of one file: announced and then put where the server says, or posted in one go.
 * @import { FileUploadStrategy } from '@openai/chatkit'
 * @import { Strings } from '../../i18n/strings.js'
 * @import { Client } from '../../protocol/client.js'
 * @import { StoredAttachment, UploadDescriptor } from '../../protocol/types'
 */
import { RequestProblem, responseProblem } from "../../protocol/request-problem.js";

/**
 * @typedef {{ file: File, type: string, signal: AbortSignal, progress: (part: number) => void,
 *   announced: (attachment: StoredAttachment) => void }} Upload
 *   `type`: the MIME type it is sent as · `progress`: hears of 0 to 1 · `announced`: the server knows it by an id now
 * @typedef {(descriptor: UploadDescriptor, upload: Upload) => Promise<Response>} Transport
 */

/**
 * @param {Client} client
 * @param {FileUploadStrategy | undefined} strategy
 * @param {Upload} upload
 * @param {Transport} [transport]
 * @returns {Promise<StoredAttachment>} the record of the file, which is complete on the server
 * @throws {RequestProblem}
 */
export async function uploadFile(client, strategy, upload, transport = sendFile) {
  if (strategy?.type === "direct") return direct(client, strategy.uploadUrl, upload);
  return twoPhase(client, upload, transport);
}

/** @param {Client} client @param {Upload} upload @param {Transport} transport */
async function twoPhase(client, upload, transport) {
  const { file, type, signal, announced } = upload;
  const params = { name: file.name, size: file.size, mime_type: type };
  // This request is not aborted: its id is needed to delete the file on the server again.
  const { upload_descriptor: descriptor, ...attachment } = await client.ask({ type: "attachments.create", params });
  announced(attachment);
  signal.throwIfAborted();
  if (!descriptor) throw new RequestProblem("protocol", "");
  const url = client.resolved(descriptor.url);
  const response = await transport({ ...descriptor, url: url.href }, upload);
  if (!response.ok) throw await responseProblem(response);
  return attachment;
}

/**
 * Send through the host's own `fetch`, which authorises the request; it reports no progress.
 * @param {Client} client
 * @param {string} url
 * @param {Upload} upload
 */
async function direct(client, url, upload) {
  const attachment = await client.post(url, formOf(upload), upload.signal);
  upload.announced(attachment);
  return attachment;
}

/** Form with the file as its part `file`. @param {Upload} upload */
function formOf({ file, type }) {
  const form = new FormData();
  form.append("file", file.type === type ? file : new File([file], file.name, { type }));
  return form;
}

/**
 * Body of the request that brings an announced file: a form where it is posted, as the guides of ChatKit's server have
 * it, unless the server names a content type; else the bytes.
 * @param {UploadDescriptor} descriptor
 * @param {Upload} upload
 * @returns {{ body: File | FormData, headers: Record<string, string> }}
 */
export function uploadBody({ method, headers: given }, upload) {
  const headers = given ?? {};
  if (Object.keys(headers).some((name) => name.toLowerCase() === "content-type")) return { body: upload.file, headers };
  if (method.toUpperCase() === "POST") return { body: formOf(upload), headers };
  return { body: upload.file, headers: { "content-type": upload.type, ...headers } };
}

/**
 * Send by XMLHttpRequest: `fetch` reports no progress of a request. As with `fetch`, cookies go to the page's own
 * origin only: with them, no server that is open to every origin would take the file.
 * @type {Transport}
 */
function sendFile(descriptor, upload) {
  const { url, method } = descriptor;
  const { signal, progress } = upload;
  const { body, headers } = uploadBody(descriptor, upload);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener("abort", stop, { once: true });
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && progress(loaded / total);
    request.onload = () =>
      resolve(new Response(request.responseText || null, { status: request.status, headers: waitOf(request) }));
    request.onerror = () => reject(new RequestProblem("network", ""));
    request.onabort = () => reject(new RequestProblem("stopped", ""));
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(body);
  });
}

/** @param {XMLHttpRequest} request @returns {Record<string, string>} */
function waitOf(request) {
  // Of another origin it may not be asked for unless the server says so.
  if (request.status < 400 || !/^retry-after:/im.test(request.getAllResponseHeaders())) return {};
  const wait = request.getResponseHeader("retry-after");
  return wait ? { "retry-after": wait } : {};
}

/** Sentence about a failed upload. @param {unknown} error @param {Strings} strings */
export function uploadProblem(error, strings) {
  if (!(error instanceof RequestProblem)) return strings.uploadFailed;
  if (error.kind === "signed-out") return strings.signedOut;
  if (error.kind === "network") return strings.unreachable;
  if (error.kind === "too-many" && error.retryAfter !== null)
    return `${error.words || strings.tooMany} ${strings.waitSeconds(error.retryAfter)}`;
  return error.words || strings.uploadFailed;
}
