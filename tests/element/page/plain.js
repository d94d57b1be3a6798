// The element without a framework, and a record of what it tells its host.
import { define } from '../../../assets/chatkit/element/element.js';

const EVENTS = [
  'chatkit.ready', 'chatkit.error', 'chatkit.effect', 'chatkit.deeplink', 'chatkit.response.start', 'chatkit.response.end',
  'chatkit.history.open', 'chatkit.history.close', 'chatkit.thread.change', 'chatkit.thread.load.start',
  'chatkit.thread.load.end', 'chatkit.tool.change', 'chatkit.log',
];

const page = /** @type {any} */ (window);
page.told = [];
page.violations = [];

document.addEventListener('securitypolicyviolation', (event) => page.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));

/** @param {any} detail */
const plain = (detail) => JSON.parse(JSON.stringify(detail ?? null, (_key, value) => (value instanceof Error ? value.message : value)));

const chat = document.querySelector('#chat');
for (const name of EVENTS) {
  chat?.addEventListener(name, (event) => page.told.push([name, plain(/** @type {CustomEvent} */ (event).detail)]));
}
define();
