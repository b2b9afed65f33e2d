import JSZip from 'jszip';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Files, type FoundText, bytesIn, must, namesIn, textIn } from './found-text.ts';
import { isElement, parseXml } from './read-cas.ts';

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type HtmlElement = DefaultTreeAdapterTypes.Element;
type Piece = { start: number; end: number };

/** As a browser reads the page, not as XML: the marks, and the lists beside them that say what they are. */
export function readHtml(files: Files): readonly FoundText[] {
  return namesIn(files, '.html').map((name) => {
    const faults: string[] = [];
    const page = parse(textIn(files, name), { onParseError: ({ code }) => void faults.push(code) });
    // A slash that closes an empty element is XML's, and allowed.
    must(faults.length === 0, faults.join());
    const all = elementsIn(page.childNodes);
    must(
      !all.some(({ tagName }) => /^(?:script|img|iframe|object|embed|link)$/.test(tagName)),
      'loads or runs',
    );
    const ids = new Set(all.map((element) => attributeOf(element, 'id')));
    for (const element of all.filter(({ tagName }) => tagName === 'a')) {
      const href = attributeOf(element, 'href');
      must(href.startsWith('#') && ids.has(href.slice(1)), `${href} leads nowhere`);
    }
    const article = all.find((element) => attributeOf(element, 'id') === 'text');
    must(article !== undefined, 'no text');
    const pieces = new Map<string, Piece[]>();
    let text = '';
    const visit = (nodes: readonly HtmlNode[], open: readonly string[]): void => {
      for (const node of nodes) {
        const start = text.length;
        if ('value' in node) text += node.value;
        if (!('tagName' in node)) {
          for (const id of open)
            pieces.set(id, [...(pieces.get(id) ?? []), { start, end: text.length }]);
          continue;
        }
        // Numbers and notes are no words of the article.
        if (node.tagName === 'sup' || node.tagName === 'ul') continue;
        if (node.tagName === 'br') text += '\n';
        const marks = attributeOf(node, 'data-s')
          .split(' ')
          .filter((id) => id !== '');
        visit(node.childNodes, [...open, ...marks]);
        if (node.tagName === 'p' || node.tagName === 'h1') text += '\n\n';
      }
    };
    visit(article.childNodes, []);
    const items = all.filter(({ tagName }) => tagName === 'li');
    const spans = items.map((item) => {
      const [label] = elementsIn(item.childNodes).filter(({ tagName }) => tagName === 'b');
      // By its number, as people find it: the notes of a paragraph stand beside it.
      const id = `s${/^n(\d+)$/.exec(attributeOf(item, 'id'))?.[1]}`;
      must(label !== undefined && pieces.has(id), `${id}: no mark`);
      return { id, label: wordsIn(label.childNodes), pieces: pieces.get(id) ?? [] };
    });
    must(pieces.size === spans.length, 'marks that the list does not name');
    return { text, spans, links: [] };
  });
}

function elementsIn(nodes: readonly HtmlNode[]): readonly HtmlElement[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));
}

function attributeOf({ attrs }: HtmlElement, name: string): string {
  return attrs.find((each) => each.name === name)?.value ?? '';
}

function wordsIn(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) =>
      'value' in node ? node.value : 'childNodes' in node ? wordsIn(node.childNodes) : '',
    )
    .join('');
}

/** WordprocessingML: comments by the ranges in the document, found through the package's relationships. */
export async function readDocx(files: Files): Promise<readonly FoundText[]> {
  return Promise.all(
    namesIn(files, '.docx').map(async (name) => {
      const zip = await JSZip.loadAsync(bytesIn(files, name), { checkCRC32: true });
      const part = async (path: string): Promise<Element> => {
        const xml = await zip.file(path)?.async('string');
        must(xml !== undefined, `${path} is not there`);
        return parseXml(xml);
      };
      const types = await part('[Content_Types].xml');
      const overrides = named(types, 'Override').map((each) => each.getAttribute('PartName'));
      const main = targetOf(await part('_rels/.rels'), 'officeDocument');
      const comments = `word/${targetOf(await part('word/_rels/document.xml.rels'), 'comments')}`;
      must(overrides.includes(`/${main}`) && overrides.includes(`/${comments}`), 'content types');
      return readWord(await part(main), await part(comments));
    }),
  );
}

function targetOf(relationships: Element, type: string): string {
  const found = named(relationships, 'Relationship').find((each) =>
    each.getAttribute('Type')?.endsWith(`/relationships/${type}`),
  );
  return found?.getAttribute('Target') ?? '';
}

function readWord(document: Element, comments: Element): FoundText {
  const places = new Map<string, Piece>();
  const referred = new Set<string>();
  let text = '';
  const visit = (element: Element): void => {
    // What the document says of the article, and not its text.
    if (element.tagName === 'w:p' && /^(?:About|ArticleTitle)$/.test(styleOf(element))) return;
    const id = element.getAttribute('w:id') ?? '';
    if (element.tagName === 'w:t') text += element.textContent;
    else if (element.tagName === 'w:br') text += '\n';
    else if (element.tagName === 'w:commentReference') referred.add(id);
    else if (element.tagName === 'w:commentRangeStart')
      places.set(id, { start: text.length, end: -1 });
    else if (element.tagName === 'w:commentRangeEnd') {
      const place = places.get(id);
      must(place !== undefined && place.end < 0, `comment ${id}`);
      place.end = text.length;
    }
    for (const child of Array.from(element.childNodes)) if (isElement(child)) visit(child);
    if (element.tagName === 'w:p') text += '\n\n';
  };
  visit(document);
  const spans = named(comments, 'w:comment').map((comment) => {
    const id = comment.getAttribute('w:id') ?? '';
    const place = places.get(id);
    must(place !== undefined && place.start < place.end && referred.has(id), `comment ${id}`);
    must(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(comment.getAttribute('w:date') ?? ''), 'date');
    return { id, label: named(comment, 'w:p')[0]?.textContent ?? '', pieces: [place] };
  });
  must(places.size === spans.length, 'a range without a comment');
  return { text, spans, links: [] };
}

function styleOf(paragraph: Element): string {
  const style = paragraph.firstChild?.firstChild;
  return style && isElement(style) && style.tagName === 'w:pStyle'
    ? (style.getAttribute('w:val') ?? '')
    : '';
}

function named(element: Element, name: string): readonly Element[] {
  return Array.from(element.getElementsByTagName(name));
}
