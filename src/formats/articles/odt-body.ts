import type { BlockKind } from '#domain/text/block.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import type { DecodeNote } from './decoded-article.ts';
import { isElement, TEXT_NODE, walkTree } from './page-measures.ts';
import { toSuperscript } from './superscript.ts';

export type OdtBody = {
  readonly drafts: readonly BlockDraft[];
  readonly notes: readonly DecodeNote[];
};

/** Reads `office:text`; `documents` define the styles that its paragraphs name. */
export function readOdtBody(text: Element, documents: readonly Document[]): OdtBody {
  const reader = new BodyReader(readParents(documents));
  walkTree(text, {
    enter: (node) => {
      reader.enter(node);
      return undefined;
    },
    leave: (node) => reader.leave(node),
  });
  const deletions = text.getElementsByTagName('text:deletion').length;
  const comments = text.getElementsByTagName('office:annotation').length;
  return {
    drafts: reader.finish(),
    notes: [
      ...(deletions > 0 ? [{ kind: 'deletions-left-out', count: deletions } as const] : []),
      ...(comments > 0 ? [{ kind: 'comments-left-out', count: comments } as const] : []),
    ],
  };
}

/** What is no text of the document, or says it a second time. */
const SILENT: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'table:covered-table-cell',
  'text:ruby-text',
  'text:note-citation',
  'svg:title',
  'svg:desc',
  'math:math',
]);

const BLOCKS: ReadonlySet<string> = new Set(['text:p', 'text:h']);

/** A paragraph being read; another can stand inside it, in a frame or a note. */
type Open = { readonly kind: BlockKind; readonly drafts: BlockDraft[]; text: string };

class BodyReader {
  readonly #parents: ReadonlyMap<string, string>;
  readonly #story: BlockDraft[] = [];
  readonly #notes: BlockDraft[] = [];
  readonly #open: Open[] = [];
  /** Elements that give the paragraphs inside them their kind; innermost last. */
  readonly #around: BlockKind[] = [];
  #silent = 0;
  #indexes = 0;
  #noteDepth = 0;
  #citation = '';

  constructor(parents: ReadonlyMap<string, string>) {
    this.#parents = parents;
  }

  enter(node: Node): void {
    if (node.nodeType === TEXT_NODE) {
      this.#add((node.nodeValue ?? '').replace(/\s+/g, ' '));
      return;
    }
    if (!isElement(node)) return;
    const name = node.nodeName;
    if (SILENT.has(name)) this.#silent += 1;
    if (this.#silent > 0) return;
    const kind = AROUND.get(name);
    if (kind) this.#around.push(kind);
    else if (BLOCKS.has(name)) this.#begin(node);
    else if (INDEXES.has(name)) this.#indexes += 1;
    else if (name === 'text:note') this.#beginNote(node);
    else this.#add(signOf(node));
  }

  leave(node: Node): void {
    const name = node.nodeName;
    if (SILENT.has(name)) this.#silent -= 1;
    else if (this.#silent > 0) return;
    else if (AROUND.has(name)) this.#around.pop();
    else if (BLOCKS.has(name)) this.#end();
    else if (INDEXES.has(name)) this.#indexes -= 1;
    else if (name === 'text:note') this.#noteDepth -= 1;
  }

  finish(): readonly BlockDraft[] {
    return [...this.#story, ...this.#notes];
  }

  #add(text: string): void {
    const open = this.#open.at(-1);
    if (open && this.#silent === 0) open.text += text;
  }

  #begin(element: Element): void {
    const isNote = this.#noteDepth > 0;
    const kind = isNote ? 'listItem' : this.#kindOf(element);
    const drafts = isNote ? this.#notes : this.#story;
    this.#open.push({ kind, drafts, text: this.#citation });
    this.#citation = '';
  }

  #end(): void {
    const done = this.#open.pop();
    if (!done) return;
    const { kind, drafts, text } = done;
    drafts.push({
      kind,
      text,
      ...(this.#indexes > 0 && {
        flag: { kind: 'boilerplate', reason: 'navigation' } as const,
        hidden: true as const,
      }),
    });
  }

  #beginNote(note: Element): void {
    const citation = [...note.children].find((child) => child.nodeName === 'text:note-citation');
    const mark = toSuperscript(citation?.textContent.trim() ?? '');
    this.#add(mark);
    this.#noteDepth += 1;
    this.#citation = mark === '' ? '' : `${mark} `;
  }

  #kindOf(element: Element): BlockKind {
    const style = this.#knownStyle(element.getAttribute('text:style-name') ?? '');
    if (style === 'Title') return 'headline';
    if (element.nodeName === 'text:h') return this.#headingKind(element);
    return this.#around.at(-1) ?? KINDS.get(style) ?? 'paragraph';
  }

  /** Without a title the first heading of the first level, at the top, is the headline. */
  #headingKind(element: Element): BlockKind {
    const isTop = element.getAttribute('text:outline-level') === '1' && this.#story.length < 3;
    return isTop && this.#story.every(({ kind }) => kind !== 'headline') ? 'headline' : 'heading';
  }

  /** A paragraph's style is often one of its own, made from a known one. */
  #knownStyle(name: string): string {
    let style = name;
    for (let step = 0; step < 8; step += 1) {
      if (style === 'Title' || KINDS.has(style)) return style;
      const parent = this.#parents.get(style);
      if (parent === undefined) return style;
      style = parent;
    }
    return style;
  }
}

const AROUND: ReadonlyMap<string, BlockKind> = new Map([
  ['text:list-item', 'listItem'],
  ['text:list-header', 'listItem'],
  ['table:table-cell', 'cell'],
]);

const INDEXES: ReadonlySet<string> = new Set([
  'text:table-of-content',
  'text:illustration-index',
  'text:table-index',
  'text:alphabetical-index',
]);

/** The names that the format's own styles have, whatever the language of the program. */
const KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['Quotations', 'quote'],
  ['Caption', 'caption'],
  ['Illustration', 'caption'],
  ['Table', 'caption'],
  ['Figure', 'caption'],
  ['Drawing', 'caption'],
]);

function readParents(documents: readonly Document[]): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const document of documents) {
    for (const style of document.getElementsByTagName('style:style')) {
      const name = style.getAttribute('style:name');
      const parent = style.getAttribute('style:parent-style-name');
      if (name !== null && parent !== null) parents.set(name, parent);
    }
  }
  return parents;
}

/** Spaces a `text:s` may stand for; white space is one space in the end anyway. */
const MAX_SPACES = 100;

function signOf(element: Element): string {
  switch (element.nodeName) {
    case 'text:s':
      return ' '.repeat(Math.min(MAX_SPACES, Number(element.getAttribute('text:c') ?? 1) || 1));
    case 'text:tab':
      return '\t';
    case 'text:line-break':
      return '\n';
    default:
      return '';
  }
}
