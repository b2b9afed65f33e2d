import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_HISTORY, type History, foldHistory, historyAfter } from './fold-history.ts';
import type { LogEntry } from './log-entry.ts';

const nothing = { kind: 'batch', commands: [] } as const;

/** Plays turns as a session does and gives back the log they leave. */
function play(kinds: readonly LogEntry['kind'][]): readonly LogEntry[] {
  const log: LogEntry[] = [];
  let history: History = NO_HISTORY;
  for (const kind of kinds) {
    const isTurn = kind === 'undo' || kind === 'redo';
    const of = isTurn ? history[kind].at(-1)?.rev : undefined;
    if (isTurn && of === undefined) continue;
    const entry: LogEntry = {
      rev: log.length + 1,
      at: 0,
      kind,
      act: 'tag',
      command: nothing,
      inverse: nothing,
      ...(of !== undefined && { of }),
    };
    log.push(entry);
    history = historyAfter(history, entry);
  }
  return log;
}

const revsOf = (history: History) => ({
  undo: history.undo.map(({ rev }) => rev),
  redo: history.redo.map(({ rev }) => rev),
});

test.each([
  ['nothing yet', [], [], []],
  ['acts pile up', ['do', 'do'], [1, 2], []],
  ['an undo moves the last act over', ['do', 'do', 'undo'], [1], [3]],
  ['a redo moves it back', ['do', 'do', 'undo', 'redo'], [1, 4], []],
  ['a new act forgets what was undone', ['do', 'do', 'undo', 'do'], [1, 4], []],
  ['undone one after the other', ['do', 'do', 'undo', 'undo'], [], [3, 4]],
  ['a redo can be undone again', ['do', 'undo', 'redo', 'undo'], [], [4]],
  ['an act on the whole project is none of the article’s', ['do', 'undo', 'project'], [], [2]],
] as const)('stacks from the log: %s', (_case, kinds, undo, redo) => {
  expect(revsOf(foldHistory(play(kinds)))).toEqual({ undo, redo });
});

const turns = fc.array(fc.constantFrom<LogEntry['kind'][]>('do', 'do', 'undo', 'redo', 'project'), {
  maxLength: 60,
});

test('folding the log gives the stacks the session had', () => {
  fc.assert(
    fc.property(turns, (kinds) => {
      const log = play(kinds);
      expect(foldHistory(log)).toEqual(log.reduce(historyAfter, NO_HISTORY));
    }),
  );
});

test('a log whose beginning is cut off gives the upper part of the true stacks', () => {
  fc.assert(
    fc.property(turns, fc.nat(60), (kinds, cut) => {
      const log = play(kinds);
      const whole = revsOf(foldHistory(log));
      const part = revsOf(foldHistory(log.slice(cut)));
      expect(whole.undo.slice(whole.undo.length - part.undo.length)).toEqual(part.undo);
      expect(whole.redo.slice(whole.redo.length - part.redo.length)).toEqual(part.redo);
    }),
  );
});
