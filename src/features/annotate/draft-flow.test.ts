import { describe, expect, test } from 'vitest';
import { type AnnotationId, brand, type EntityId } from '#domain/ids.ts';
import {
  currentField,
  enterStep,
  escapeStep,
  fieldForTag,
  guessesToTake,
  type Situation,
} from './draft-flow.ts';

const claim = brand<AnnotationId>('claim');
const other = brand<AnnotationId>('other');
const peskov = { kind: 'entity', entityId: brand<EntityId>('peskov') } as const;
const rt = { kind: 'entity', entityId: brand<EntityId>('rt') } as const;

const nothing: Situation = {
  linking: false,
  stackOpen: false,
  selection: false,
  activeId: undefined,
  draftId: undefined,
  undoName: undefined,
};
const freshDraft: Situation = { ...nothing, activeId: claim, draftId: claim, undoName: 'tag' };

describe('Esc', () => {
  test.each([
    ['does nothing where there is nothing', nothing, 'none'],
    ['closes the active card', { ...nothing, activeId: claim }, 'deactivate'],
    ['takes back a draft nobody touched', freshDraft, 'take-back-draft'],
    [
      'keeps a draft that has an answer',
      { ...freshDraft, undoName: 'set-speaker' },
      'finish-draft',
    ],
    [
      'keeps a draft when something else was tagged after it',
      { ...freshDraft, activeId: other },
      'finish-draft',
    ],
    [
      'drops a selection before it touches the draft',
      { ...freshDraft, selection: true },
      'drop-selection',
    ],
    ['leaves the stack first', { ...freshDraft, selection: true, stackOpen: true }, 'close-stack'],
    [
      'leaves linking before all',
      { ...freshDraft, stackOpen: true, linking: true },
      'stop-linking',
    ],
  ] as const)('%s', (_case, situation, step) => {
    expect(escapeStep(situation)).toBe(step);
  });
});

describe('Enter', () => {
  test('accepts a draft, goes into the card of anything else', () => {
    expect(enterStep(freshDraft)).toBe('accept-draft');
    expect(enterStep({ ...nothing, activeId: other })).toBe('enter-card');
    expect(enterStep(nothing)).toBe('none');
  });

  const guess = (name: string, answer: typeof peskov) =>
    ({ name, answer, detail: 'in-sentence', guessed: true }) as const;

  test('takes the guess of each field that has no answer', () => {
    const taken = guessesToTake([
      { field: 'speaker', isAnswered: false, candidates: [guess('Dmitry Peskov', peskov)] },
      { field: 'source', isAnswered: false, candidates: [guess('RT', rt)] },
    ]);
    expect(taken.map(({ field, name }) => `${field}: ${name}`)).toEqual([
      'speaker: Dmitry Peskov',
      'source: RT',
    ]);
  });

  test('never stores what is merely on offer, nor over an answer', () => {
    const onOffer = { ...guess('RT', rt), guessed: false };
    const taken = guessesToTake([
      { field: 'speaker', isAnswered: true, candidates: [guess('Dmitry Peskov', peskov)] },
      { field: 'source', isAnswered: false, candidates: [onOffer] },
    ]);
    expect(taken).toEqual([]);
  });
});

test('digits go to the first field without an answer, else to the speaker', () => {
  expect(currentField(false, false)).toBe('speaker');
  expect(currentField(true, false)).toBe('source');
  expect(currentField(true, true)).toBe('speaker');
});

test('a mention tagged while its field is open answers the field', () => {
  const fields = [
    { field: 'speaker', labels: ['SPEAKER'], isAnswered: false },
    { field: 'source', labels: ['SOURCE'], isAnswered: true },
  ] as const;
  expect(fieldForTag('SPEAKER', fields)).toBe('speaker');
  expect(fieldForTag('SOURCE', fields)).toBeUndefined();
  expect(fieldForTag('CLAIM', fields)).toBeUndefined();
});
