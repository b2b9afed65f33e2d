import { expect, test } from 'vitest';
import { guessMention } from './guess-mention.ts';

test.each([
  ['Mayor Ana Núñez', { form: 'name', naming: 'named' }],
  ['the mayor', { form: 'description', naming: 'role_only' }],
  ['سالم العتيبي', { form: 'name', naming: 'named' }],
  ['الوزير أحمد علي', { form: 'name', naming: 'named' }],
  ['وزير الخارجية سيرغي لافروف', { form: 'name', naming: 'named' }],
  ['المتحدث محمد علي', { form: 'name', naming: 'named' }],
  ['وزارة الخارجية', { form: 'name', naming: 'named' }],
  ['رئيس الوزراء', { form: 'description', naming: 'role_only' }],
  ['المتحدثة باسم الحكومة', { form: 'description', naming: 'role_only' }],
  ['المتحدث باسم جامعة الدول', { form: 'description', naming: 'role_only' }],
  ['مسؤول كبير', { form: 'description', naming: 'anonymous' }],
  ['سكان المنطقة', { form: 'description', naming: 'anonymous' }],
  // Nothing tells them from a description: that is left open.
  ['العتيبي', {}],
  ['יאיר לפיד', {}],
  ['安倍晋三', {}],
  ['გიორგი მარგველაშვილი', {}],
])('the speaker “%s” is taken for %j', (words, guessed) => {
  expect(guessMention('SPEAKER', words)).toEqual(guessed);
});

test.each([
  ['Reuters', { source_type: 'news_agency', naming: 'named' }],
  ['رويترز', { naming: 'named' }],
  ['新華社', {}],
])('the source “%s” is taken for %j', (words, guessed) => {
  expect(guessMention('SOURCE', words)).toEqual(guessed);
});
