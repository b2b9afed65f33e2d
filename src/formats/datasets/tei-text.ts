import type { Span } from '#domain/text/span.ts';
import type { Unplaced } from './imported-work.ts';
import type { XmlElement, XmlNode } from './read-xml.ts';

export type TeiText = {
  readonly raw: string;
  /** Where each element with an `xml:id` begins and ends; an anchor is empty. */
  readonly places: ReadonlyMap<string, Span>;
  /** Elements that TEI does not know; their text is kept. */
  readonly unplaced: readonly Unplaced[];
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

const BLOCKS = words(
  'p head ab l item cell label quote cit sp speaker stage opener closer byline dateline salute signed trailer figDesc argument epigraph list row table lg div div1 div2 div3 front body back figure docTitle titlePart',
);

const INLINE = words(
  'anchor add abbr am c choice cl code corr damage date del desc distinct email emph ex expan foreign formula fw gap geogName gloss graphic hi ident idno lb m measure measureGrp media mentioned milestone name note num objectName orgName orig pb pc persName phr placeName ptr q ref reg rs s said seg settlement sic soCalled sound subst supplied surname forename roleName term time title unclear w region country bibl handShift space figure binaryObject xr lem rdg app cb gb eventName listBibl spanGrp span addSpan delSpan textLang',
);

/** Not part of the running text. */
const LEFT_OUT = words('standOff spanGrp fw graphic media figDesc');

/** The text of a TEI body: a block each for paragraphs and their like, other mark-up read through. */
export function readTeiText(body: XmlElement): TeiText {
  const parts: string[] = [];
  const places = new Map<string, Span>();
  const unplaced: Unplaced[] = [];
  let offset = 0;
  const write = (text: string): void => {
    parts.push(text);
    offset += text.length;
  };
  const visit = (node: XmlNode): void => {
    if (typeof node === 'string') {
      // White space in the source is layout; only <lb/> breaks a line.
      write(node.replaceAll(/\s/g, ' '));
      return;
    }
    const { name, attributes, line } = node;
    if (LEFT_OUT.has(name)) return;
    if (!BLOCKS.has(name) && !INLINE.has(name)) {
      unplaced.push({ place: `line ${line}`, kind: 'against-rules', detail: `<${name}>` });
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) write('\n\n');
    const start = offset;
    if (name === 'lb') write('\n');
    for (const child of node.children) visit(child);
    const id = attributes.get('xml:id');
    if (id !== undefined && !places.has(id)) places.set(id, { start, end: offset });
    if (isBlock) write('\n\n');
  };
  for (const child of body.children) visit(child);
  return { raw: parts.join(''), places, unplaced };
}
