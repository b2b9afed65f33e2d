import type { BlockKind } from '#domain/text/block.ts';
import type { BlockDraft } from '#domain/text/canonical.ts';
import type { DecodeNote } from './decoded-article.ts';
import { isElement, TEXT_NODE, walkTree } from './page-measures.ts';
import { leftOutNotes } from './left-out-notes.ts';
import { OdtLists } from './odt-lists.ts';
import { type OdtStyles, readOdtStyles, type WordLook } from './odt-styles.ts';
import { type Script, scriptText } from './script-text.ts';
import { TableRows } from './table-rows.ts';

export type OdtBody = {
  readonly drafts: readonly BlockDraft[];
  readonly notes: readonly DecodeNote[];
};

/** Reads `office:text`; `documents` define the styles that its paragraphs name. */
export function readOdtBody(text: Element, documents: readonly Document[]): OdtBody {
  const reader = new BodyReader(readOdtStyles(documents), new OdtLists(documents));
  walkTree(text, {
    enter: (node) => {
      reader.enter(node);
      return undefined;
    },
    leave: (node) => reader.leave(node),
  });
  return {
    drafts: reader.finish(),
    notes: leftOutNotes({
      'deletions-left-out': text.getElementsByTagName('text:deletion').length,
      'comments-left-out': text.getElementsByTagName('office:annotation').length,
      'struck-left-out': reader.leftOut.struck,
      'hidden-left-out': reader.leftOut.hidden,
    }),
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
type Open = {
  readonly kind: BlockKind;
  readonly drafts: BlockDraft[];
  text: string;
  /** What its text ends with. */
  last: string;
};

/** Words that are raised or lowered, and the text of their paragraph before them. */
type Beside = { readonly element: Node; readonly script: Script; readonly before: string };

class BodyReader {
  readonly #styles: OdtStyles;
  readonly #lists: OdtLists;
  readonly #story: BlockDraft[] = [];
  readonly #notes: BlockDraft[] = [];
  readonly #open: Open[] = [];
  /** Elements that give the paragraphs inside them their kind; innermost last. */
  readonly #around: BlockKind[] = [];
  #silent = 0;
  #indexes = 0;
  #noteDepth = 0;
  #citation = '';
  #beside: Beside | undefined;
  /** Of an item that has no paragraph yet. */
  #marker = '';
  readonly #rows = new TableRows<BlockDraft>();
  /** What is left out by its style. */
  readonly #unseen = new Set<Node>();
  /** Passages. */
  readonly leftOut = { struck: 0, hidden: 0 };

  constructor(styles: OdtStyles, lists: OdtLists) {
    this.#styles = styles;
    this.#lists = lists;
  }

  enter(node: Node): void {
    if (node.nodeType === TEXT_NODE) {
      this.#add((node.nodeValue ?? '').replace(/\s+/g, ' '));
      return;
    }
    if (!isElement(node)) return;
    const name = node.nodeName;
    if (SILENT.has(name)) this.#silent += 1;
    if (this.#silent > 0) {
      if (name === 'table:covered-table-cell' && this.#silent === 1) this.#beginTablePart(name);
      return;
    }
    const look = this.#lookOf(node);
    if (look.unseen && node.textContent.trim() !== '') {
      this.leftOut[look.unseen] += 1;
      this.#unseen.add(node);
      this.#silent += 1;
      return;
    }
    this.#beginTablePart(name);
    if (name === 'text:list') this.#lists.beginList(node);
    if (name === 'text:list-item') this.#marker = this.#lists.beginItem(node);
    const kind = AROUND.get(name);
    if (kind) this.#around.push(kind);
    else if (BLOCKS.has(name)) this.#begin(node);
    else if (INDEXES.has(name)) this.#indexes += 1;
    else if (name === 'text:note') this.#beginNote(node);
    else if (name === 'text:span') this.#beginWords(node, look);
    else this.#add(signOf(node));
  }

  leave(node: Node): void {
    const name = node.nodeName;
    if (SILENT.has(name) || this.#unseen.has(node)) this.#silent -= 1;
    else if (this.#silent > 0) return;
    else if (AROUND.has(name)) {
      this.#around.pop();
      this.#marker = '';
    } else if (name === 'text:list') this.#lists.endList();
    else if (name === 'table:table') this.#rows.endTable();
    else if (name === 'table:table-row') this.#endRow();
    else if (BLOCKS.has(name)) this.#end();
    else if (INDEXES.has(name)) this.#indexes -= 1;
    else if (name === 'text:note') this.#noteDepth -= 1;
    else if (node === this.#beside?.element) this.#endBeside(this.#beside);
  }

  finish(): readonly BlockDraft[] {
    return [...this.#story, ...this.#notes];
  }

  #add(text: string): void {
    const open = this.#open.at(-1);
    if (!open || this.#silent > 0) return;
    open.text += text;
    if (!this.#beside) open.last = text;
  }

  #beginTablePart(name: string): void {
    if (name === 'table:table') this.#rows.beginTable();
    else if (name === 'table:table-row') this.#rows.beginRow();
    else if (CELLS.has(name)) this.#rows.beginCell(this.#story.length);
  }

  #endRow(): void {
    const row = this.#rows.endRow(this.#story);
    const [first] = row?.parts ?? [];
    if (!row || !first) return;
    this.#story.splice(row.first, row.parts.length, { ...first, kind: 'cell', text: row.text });
  }

  #lookOf(element: Element): WordLook {
    const name = element.nodeName;
    if (name === 'text:section') {
      return element.getAttribute('text:display') === 'none' ? { unseen: 'hidden' } : {};
    }
    if (name !== 'text:span' && !BLOCKS.has(name)) return {};
    return this.#styles.lookOf(element.getAttribute('text:style-name') ?? '');
  }

  #beginWords(element: Element, { script }: WordLook): void {
    const open = this.#open.at(-1);
    if (!script || !open || this.#beside) return;
    this.#beside = { element, script, before: open.text };
    open.text = '';
  }

  #endBeside({ before, script }: Beside): void {
    const open = this.#open.at(-1);
    if (open) open.text = before + scriptText(open.text, script, open.last);
    this.#beside = undefined;
  }

  #begin(element: Element): void {
    const isNote = this.#noteDepth > 0;
    const kind = isNote ? 'listItem' : this.#kindOf(element);
    const drafts = isNote ? this.#notes : this.#story;
    const start = this.#citation + (isNote ? '' : this.#marker);
    this.#open.push({ kind, drafts, text: start, last: start });
    this.#citation = '';
    if (!isNote) this.#marker = '';
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
    const mark = scriptText(citation?.textContent.trim() ?? '', 'super', '');
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
      const parent = this.#styles.parentOf(style);
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

/** A covered one stands where another reaches over it. */
const CELLS: ReadonlySet<string> = new Set(['table:table-cell', 'table:covered-table-cell']);

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
