// The element lives under assets/, where Vite gives it its packages; here they are in this folder's node_modules.
import { plugin } from 'bun';
import dompurify from 'dompurify';
import * as eventsourceParser from 'eventsource-parser';
import * as lit from 'lit/html.js';
import * as directive from 'lit/directive.js';
import * as marked from 'marked';

plugin({
  name: 'packages of the element',
  setup(build) {
    for (const [name, exports] of Object.entries({ dompurify: { default: dompurify }, 'eventsource-parser': eventsourceParser, 'lit/html.js': lit, 'lit/directive.js': directive, marked })) {
      build.module(name, () => ({ exports, loader: 'object' }));
    }
  },
});
