import { ELEMENT_NODE, walkTree } from './page-measures.ts';

/** Elements whose text is not part of the page's words. */
const SILENT =
  'script, style, template, noscript, iframe, object, embed, svg, math, canvas, video, audio, button, select, textarea, input, dialog';

const ALLOWED_TAGS =
  'body p br hr h1 h2 h3 h4 h5 h6 blockquote q cite pre code ul ol li dl dt dd table caption thead tbody tfoot tr td th figure figcaption article main section nav header footer aside hgroup address details summary div span center form fieldset legend a b strong i em u s del ins mark small big sub sup abbr time bdi bdo wbr font label ruby rb rt rp'.split(
    ' ',
  );

/** What the reader of the blocks looks at; no address and no handler is among it. */
const ALLOWED_ATTRIBUTES = ['class', 'id', 'role', 'itemprop'];

/**
 * Reduces an inert document to its text structure. Nothing of it is ever put into the app's
 * own document: this is the second lock, the first being that only text is read from it.
 */
export async function sanitizePage(document: Document): Promise<Element> {
  const { default: purifier } = await import('dompurify');
  if (!purifier.isSupported) throw new Error('no DOM to read HTML with');
  flattenDeepPage(document.body);
  for (const element of document.body.querySelectorAll(SILENT)) element.remove();
  removeHidden(document.body);
  const body: Node = purifier.sanitize(document.body, {
    // A copy, in a document that is inert too.
    RETURN_DOM: true,
    ALLOWED_TAGS,
    ALLOWED_ATTR: ALLOWED_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Elements of a page's own making ("ps-lightbox") fall away, their text stays.
    KEEP_CONTENT: true,
  });
  if (!isElement(body)) throw new Error('the page has no body');
  return body;
}

/**
 * A form field called `firstChild` shadows the property of that name on its form, and an image
 * called `body` the document's own. Takes those names away, so that from here on a property is what
 * it says. Has to come before anything else reads the document; therefore the detour by prototypes.
 */
export function disarmNames(document: Document): void {
  for (const element of Document.prototype.querySelectorAll.call(document, SHADOWING)) {
    Element.prototype.removeAttribute.call(element, 'name');
    Element.prototype.removeAttribute.call(element, 'id');
  }
}

/** Only these can shadow properties, by name or by id; `meta` names are data. */
const SHADOWING =
  '[name]:not(meta), :is(form, input, button, select, textarea, output, fieldset, object, img, embed, iframe)[id]';

/** Browsers stop nesting at 512 elements; other parsers do not, and the sanitiser recurses. */
const MAX_DEPTH = 600;

/** Lifts what is nested deeper than any page into its parent's place. Each node moves once. */
function flattenDeepPage(body: Element): void {
  const deep: Element[] = [];
  let depth = 0;
  walkTree(body, {
    enter: (node) => {
      if (!isElement(node)) return;
      depth += 1;
      if (depth > MAX_DEPTH) deep.push(node);
    },
    leave: () => {
      depth -= 1;
    },
  });
  for (const element of deep) {
    // The innermost keep their text apart from their neighbours'.
    if (element.firstElementChild) element.replaceWith(...element.childNodes);
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT_NODE;
}

/** Text a page keeps out of sight; a page that hides all of its words shows them later by script. */
function removeHidden(body: Element): void {
  const all = body.textContent.length;
  for (const element of body.querySelectorAll(
    '[hidden], [style*="display:none"], [style*="display: none"]',
  )) {
    if (element.textContent.length * 3 < all) element.remove();
  }
}
