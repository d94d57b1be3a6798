// The element lives under assets/, where Vite gives it its packages; here they are in this folder's node_modules.
import { plugin } from 'bun';
import * as eventsourceParser from 'eventsource-parser';

plugin({
  name: 'packages of the element',
  setup(build) {
    build.module('eventsource-parser', () => ({ exports: eventsourceParser, loader: 'object' }));
  },
});
