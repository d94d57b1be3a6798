// The element lives under assets/, where Vite gives it its packages; here they are in this folder's node_modules.
import { plugin } from 'bun';
import * as eventsourceParser from 'eventsource-parser';
import * as lit from 'lit';

plugin({
  name: 'packages of the element',
  setup(build) {
    build.module('eventsource-parser', () => ({ exports: eventsourceParser, loader: 'object' }));
    build.module('lit', () => ({ exports: lit, loader: 'object' }));
  },
});
