// The element lives under assets/, where Vite gives it its packages; here they are in this folder's node_modules.
import { plugin } from 'bun';
import dompurify from 'dompurify';
import * as eventsourceParser from 'eventsource-parser';
import * as lit from 'lit/html.js';
import * as until from 'lit/directives/until.js';
import * as marked from 'marked';

plugin({
  name: 'packages of the element',
  setup(build) {
    for (const [name, exports] of Object.entries({ dompurify: { default: dompurify }, 'eventsource-parser': eventsourceParser, 'lit/html.js': lit, 'lit/directives/until.js': until, marked })) {
      build.module(name, () => ({ exports, loader: 'object' }));
    }
  },
});
