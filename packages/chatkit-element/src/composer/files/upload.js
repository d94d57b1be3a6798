/**
 * Upload of one file: announced and then put where the server says, or posted in one go.
 * @import { FileUploadStrategy } from '@openai/chatkit'
 * @import { Client } from '../../protocol/client.js'
 * @import { StoredAttachment, UploadDescriptor } from '../../protocol/types'
 */
import { RequestProblem, responseProblem } from "../../protocol/request-problem.js";

/**
 * @typedef {{ file: File, type: string, signal: AbortSignal, progress: (part: number) => void,
 *   announced: (attachment: StoredAttachment) => void }} Upload
 *   `type`: the MIME type it is sent as · `progress`: hears of 0 to 1 · `announced`: the server knows it by an id now
 * @typedef {(descriptor: UploadDescriptor & { credentials: boolean }, upload: Upload) => Promise<Response>} Transport
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
  const response = await transport({ ...descriptor, url: url.href, credentials: client.isOwn(url) }, upload);
  if (!response.ok) throw await responseProblem(response);
  return attachment;
}

/**
 * Send through the host's own `fetch`, which authorises the request; it reports no progress.
 * @param {Client} client
 * @param {string} url
 * @param {Upload} upload
 */
async function direct(client, url, { file, type, signal, announced }) {
  const body = new FormData();
  body.append("file", file.type === type ? file : new File([file], file.name, { type }));
  const attachment = await client.post(url, body, signal);
  announced(attachment);
  return attachment;
}

/** Send by XMLHttpRequest: `fetch` reports no progress of a request. @type {Transport} */
function sendFile({ url, method, headers = {}, credentials }, { file, type, signal, progress }) {
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
    request.withCredentials = credentials;
    const named = Object.keys(headers).map((name) => name.toLowerCase());
    if (!named.includes("content-type")) request.setRequestHeader("content-type", type);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}

/** @param {XMLHttpRequest} request @returns {Record<string, string>} */
function waitOf(request) {
  const wait = request.getResponseHeader("retry-after");
  return wait ? { "retry-after": wait } : {};
}
