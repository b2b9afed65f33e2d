import type { Block } from '#domain/text/block.ts';
import { nextQuote, previousQuote, quoteAt } from '#domain/text/quotes.ts';
import { nextSentence, previousSentence, sentenceAt } from '#domain/text/sentences.ts';
import type { Span } from '#domain/text/span.ts';
import { moveByWord } from '#domain/text/words.ts';
import { type Desk, openNow, surfaceOf } from './desk.tsx';
import { visibleBlocks } from '#workspace/visible-blocks.ts';

type Finder = (
  text: string,
  blocks: readonly Block[],
  offset: number,
  language: string,
) => Span | undefined;

/** Selects the next or previous quotation, with its marks. Hidden blocks are passed over. */
export function selectQuote(desk: Desk, direction: 1 | -1): void {
  const find = direction === 1 ? nextQuote : previousQuote;
  const nothing = desk.t(direction === 1 ? 'say.noQuoteAfter' : 'say.noQuoteBefore');
  selectFound(desk, direction, find, nothing);
}

export function selectSentence(desk: Desk, direction: 1 | -1): void {
  const find = direction === 1 ? nextSentence : previousSentence;
  const nothing = desk.t(direction === 1 ? 'say.noSentenceAfter' : 'say.noSentenceBefore');
  selectFound(desk, direction, find, nothing);
}

/** Grows the selection by a word at its end, or takes one away; a caret becomes its word. */
export function resizeSelection(desk: Desk, direction: 1 | -1): void {
  const surface = surfaceOf(desk);
  if (!surface) return;
  const caret = surface.caret();
  resizeSpan(desk, surface.selection() ?? { start: caret, end: caret }, 'end', direction);
}

/** Moves one end of the selection by a word: the steppers of the touch bar. */
export function moveSelectionEdge(desk: Desk, edge: 'start' | 'end', direction: 1 | -1): void {
  const selection = surfaceOf(desk)?.selection();
  if (selection) resizeSpan(desk, selection, edge, direction);
}

/** The quotation or sentence around the selection, where it is more than what is selected. */
export function widerSpan(kind: 'quote' | 'sentence', span: Span): Span | undefined {
  const open = openNow();
  if (!open) return undefined;
  const find = kind === 'quote' ? quoteAt : sentenceAt;
  const { language } = open.article;
  const found = find(open.revision.text, visibleBlocks(open), span.start, language);
  if (!found || found.start > span.start || found.end < span.end) return undefined;
  return found.start === span.start && found.end === span.end ? undefined : found;
}

export function selectSpan(desk: Desk, span: Span): void {
  surfaceOf(desk)?.select(span);
  surfaceOf(desk)?.focus();
}

/** Leaves only a caret, at the end: the next jump goes on from there. */
export function collapseSelection(desk: Desk): void {
  const surface = surfaceOf(desk);
  const selection = surface?.selection();
  if (surface && selection) surface.select({ start: selection.end, end: selection.end });
}

function selectFound(desk: Desk, direction: 1 | -1, find: Finder, nothing: string): void {
  const open = openNow();
  const surface = surfaceOf(desk);
  if (!open || !surface) return;
  const selection = surface.selection();
  // One past the start, not the end: a quotation or sentence inside a selected one comes next.
  const from = selection ? selection.start + (direction === 1 ? 1 : 0) : surface.caret();
  const found = find(open.revision.text, visibleBlocks(open), from, open.article.language);
  if (found) selectSpan(desk, found);
  else desk.say(nothing);
}

function resizeSpan(desk: Desk, span: Span, edge: 'start' | 'end', direction: 1 | -1): void {
  const open = openNow();
  if (!open) return;
  const { article, revision } = open;
  const hidden = revision.blocks.filter(({ id }) => article.hiddenBlocks.includes(id));
  const page = { text: revision.text, language: article.language, hidden };
  const at = moveByWord(page, span[edge], edge, direction);
  if (at === undefined) return;
  const moved = edge === 'end' ? { start: span.start, end: at } : { start: at, end: span.end };
  if (moved.start < moved.end) selectSpan(desk, moved);
}
