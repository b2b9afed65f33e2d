import { attributeOf } from '#domain/codebook/codebook-names.ts';
import { SPEAKER, UNATTRIBUTED } from '#domain/annotation/attribution.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';

type About = {
  readonly hasSpeaker: boolean;
  readonly set: ExportSet;
  readonly label: LabelDefinition | undefined;
};

/** Verdicts that say that the evidence does not do. */
const UNSETTLED = new Set(['conflicting', 'not_enough_evidence']);

/** What is still to be found out about a claim; what was not asked for in the export is no question. */
export function openQuestions(
  { attributes, evidence = [] }: Annotation,
  { hasSpeaker, set: { asked }, label }: About,
): readonly string[] {
  const isAsked = (id: string): boolean =>
    attributeOf(label, id) !== undefined && asked.attributes?.has(id) !== false;
  const { check, verdict = 'unchecked' } = attributes;
  const isChecked = verdict !== 'unchecked' && verdict !== '';
  const questions: string[] = [];
  if (!hasSpeaker && attributes[UNATTRIBUTED] !== true && asked.labels?.has(SPEAKER) !== false)
    questions.push('Who says it?');
  if (isAsked('check') && check === undefined && !isChecked)
    questions.push('Is it worth checking?');
  if (!isAsked('verdict')) return questions;
  if (check === 'check_worthy' && !isChecked) questions.push('Is it true?');
  if (isChecked && evidence.length === 0) questions.push('What does the verdict rest on?');
  if (typeof verdict === 'string' && UNSETTLED.has(verdict))
    questions.push('What evidence would settle it?');
  return questions;
}
