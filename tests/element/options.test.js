import { expect, test } from 'bun:test';
import { instant, relative } from '../../assets/chatkit/element/dates.js';
import { wrongOptions } from '../../assets/chatkit/element/options.js';
import { wholeSentences } from '../../assets/chatkit/element/view/sentences.js';

const api = { url: '/api/chatkit', domainKey: '' };

test('good options have nothing wrong', () => {
  expect(wrongOptions({ api, theme: { colorScheme: 'dark', radius: 'soft' }, initialThread: null, history: { enabled: false } })).toEqual([]);
});

test('attachments with an upload strategy are good options', () => {
  const attachments = { enabled: true, maxSize: { 'image/*': 5, '': 9 }, maxCount: 3, accept: { 'image/png': ['.png'] } };
  for (const uploadStrategy of [{ type: 'two_phase' }, { type: 'direct', uploadUrl: '/upload' }]) {
    expect(wrongOptions({ api: { ...api, uploadStrategy }, composer: { attachments } })).toEqual([]);
  }
});

test.each([
  [{ api, colour: 1 }, 'colour'],
  [{ api, theme: { radius: 'round-ish' } }, 'theme.radius'],
  [{ api, theme: 'sepia' }, 'theme'],
  [{ api, header: { enabled: 'yes' } }, 'header.enabled'],
  [{ api, startScreen: { prompts: {} } }, 'startScreen.prompts'],
  [{}, 'api.url'],
  [{ api, composer: { attachments: { enabled: true } } }, 'api.uploadStrategy'],
  [{ api: { ...api, uploadStrategy: { type: 'later' } } }, 'api.uploadStrategy.type'],
  [{ api: { ...api, uploadStrategy: { type: 'direct' } } }, 'api.uploadStrategy.uploadUrl'],
  [{ api, composer: { attachments: { enabled: false, maxSize: 'much' } } }, 'composer.attachments.maxSize'],
  [{ api: { getClientSecret: () => '' } }, 'api.getClientSecret'],
  [null, 'options'],
])('%j is named by its path', (options, path) => {
  expect(wrongOptions(options).map((wrong) => wrong.split(':')[0])).toEqual([path]);
});

test('the server writes UTC without saying so', () => {
  expect(instant('2026-11-22T10:00:00.123456').toISOString()).toBe('2026-11-22T10:00:00.123Z');
  expect(instant('2026-11-22T10:00:00+02:00').toISOString()).toBe('2026-11-22T08:00:00.000Z');
});

test.each([
  [0, 'now'], [-60, 'now'], [90, '2 minutes ago'], [3 * 3600, '3 hours ago'], [24 * 3600, 'yesterday'],
  [3 * 24 * 3600, '3 days ago'], [20 * 24 * 3600, 'Nov 2'], [400 * 24 * 3600, 'Oct 18, 2025'],
])('%p seconds ago reads "%s"', (seconds, words) => {
  const now = new Date(2026, 10, 22, 12);
  expect(relative(new Date(now.getTime() - seconds * 1000), now, 'en')).toBe(words);
});

test('a screen reader is told whole sentences', () => {
  expect(wholeSentences('The rent is paid. The next one is d')).toBe('The rent is paid.');
  expect(wholeSentences('Half a sent')).toBe('');
});
