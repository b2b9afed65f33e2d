import { reviewActs } from './review-acts.ts';
import { reviewCards } from './review-cards.ts';
import { reviewDifferences } from './review-differences.ts';
import { reviewPanels } from './review-panels.ts';

/** The review screen: where annotators differ, and what is decided. */
export const review = {
  title: 'Review',
  documentTitle: 'Review: {title}',
  opening: 'Comparing the layers …',
  article: 'Article text with all versions',
  replaces: {
    title: 'This article has an agreed version already',
    text: 'It holds {count, plural, one {# annotation or link} other {# annotations and links}} and came with a file: no decision on this computer led to it. The first thing that you decide here takes its place, and undoing does not bring it back.',
    keep: 'To keep it, go back and export it first: choose “Curated” in Export, or make a backup of the project.',
    confirm: 'Decide anew',
    leave: 'Go back',
  },
  legend: {
    label: 'Whose version is whose',
    line: {
      '0': 'a line above',
      '1': 'a dashed line below',
      '2': 'a dotted line below',
      '3': 'a double line below',
    },
    agreed: 'Tint alone: all agree',
  },
  header: {
    names: 'Hide names, shuffle A and B',
    mode: 'Who decides',
    lead: 'One person decides',
    equals: 'Each answers, then we talk',
    keys: 'Keys',
    list: 'List',
    text: 'Text',
    view: 'View',
  },
  stage: {
    label: 'Steps of the review',
    overview: 'Overview',
    patterns: 'Patterns',
    items: 'One by one',
    talk: 'Talk',
    finish: 'Finish',
    left: 'left',
  },
  notOpen: {
    'not-found': {
      title: 'This article is not here',
      text: 'It may have been deleted, or the link comes from another device.',
    },
    damaged: {
      title: 'This review cannot be read',
      text: 'What is stored of it does not fit together, so it was not opened and nothing was changed.',
    },
    'nothing-to-compare': {
      title: 'There is nothing to compare yet',
      text: 'A review needs the annotations of two people on this article. Import the file of a colleague first.',
    },
    hidden: {
      title: 'Your own work comes first',
      text: 'Blind annotation is on: what colleagues marked is shown once you have handed in this article.',
    },
    failed: {
      title: 'The review could not be opened',
      text: 'This browser refused to read or to store it. Nothing was changed. Reload the page to try again.',
    },
  },
  ...reviewDifferences,
  ...reviewCards,
  ...reviewPanels,
  ...reviewActs,
} as const;
