/**
 * The element for a page without a bundler: once this is loaded, `<openai-chatkit>` is there. `make element` builds it.
 */
import { define } from "./element.js";

define();
