/**
 * Purification of HTML: all of it enters the page through here.
 */
import DOMPurify from "dompurify";
import { isAllowedImage } from "../ui/image-hosts.js";

/** Text as HTML that shows the same. @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const PROSE = {
  ALLOWED_TAGS: [
    "p",
    "br",
    "hr",
    "strong",
    "em",
    "del",
    "sup",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "a",
    "img",
    "span",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "input",
  ],
  ALLOWED_ATTR: ["href", "title", "src", "alt", "align", "start", "type", "checked", "disabled", "class"],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|chatkit-link):|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: /** @type {const} */ (true),
};
const CODE = { ...PROSE, ALLOWED_TAGS: ["span"], ALLOWED_ATTR: ["class"] };
const MATHS = {
  ...PROSE,
  ALLOWED_TAGS: [
    "math",
    "semantics",
    "annotation",
    "mrow",
    "mi",
    "mn",
    "mo",
    "ms",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "none",
    "mtable",
    "mtr",
    "mtd",
    "mpadded",
    "mphantom",
    "mstyle",
    "menclose",
  ],
  ALLOWED_ATTR: [
    "display",
    "encoding",
    "mathvariant",
    "stretchy",
    "fence",
    "separator",
    "form",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "symmetric",
    "largeop",
    "movablelimits",
    "linethickness",
    "accent",
    "accentunder",
    "width",
    "height",
    "depth",
    "voffset",
    "columnalign",
    "rowspacing",
    "columnspacing",
    "columnspan",
    "rowspan",
    "scriptlevel",
    "displaystyle",
    "notation",
    "class",
  ],
};

/** @type {ReturnType<typeof DOMPurify> | undefined} */
let purifier;
/** Hosts that images may come from; set before each run, which is synchronous. @type {readonly string[]} */
let imageHosts = [];

function purify() {
  if (purifier) return purifier;
  purifier = DOMPurify(window);
  purifier.addHook("uponSanitizeElement", (node) => {
    if (node instanceof Element && node.nodeName === "IMG" && !isAllowedImage(node.getAttribute("src"), imageHosts))
      node.replaceWith(placeholder(node));
  });
  return purifier;
}

/** Placeholder of an image that is not loaded: its words, and its address for `decorate`. @param {Element} image */
function placeholder(image) {
  const place = image.ownerDocument.createElement("span");
  place.className = "blocked-image";
  place.title = image.getAttribute("src") ?? "";
  place.textContent = image.getAttribute("alt") ?? "";
  return place;
}

/** @param {string} html made from Markdown @param {readonly string[]} hosts that images may come from */
export function purifyProse(html, hosts) {
  imageHosts = hosts;
  return purify().sanitize(html, PROSE);
}

/** @param {string} html highlighted code: spans with classes */
export const purifyCode = (html) => purify().sanitize(html, CODE);

/**
 * @param {string} html MathML; what it says about style is cut off before a parser sees it, as the page's policy may
 *   forbid it
 */
export const purifyMaths = (html) => purify().sanitize(html.replaceAll(/ style="[^"]*"/g, ""), MATHS);
