/** How far annotators agree, and how near they come to the agreed version. */
export const agreement = {
  title: 'Agreement',
  linkOf: 'Agreement: {title}',
  titleOf: 'Agreement on “{title}”',
  whole: 'Measure all articles',
  untitled: 'Untitled',
  tab: { label: 'Show', agreement: 'Agreement', gold: 'Against the agreed version' },
  measuring: 'Measuring …',
  again: 'Measure again',
  failed: {
    title: 'Nothing was measured',
    cancelled: 'Measuring was called off. Nothing has changed.',
    crashed:
      'The annotations could not be read. They are as they were; try again, or restart the app.',
    unsaved: 'Some of your changes are not saved yet. Wait until they are, then measure again.',
  },
  empty: {
    title: 'Nothing to compare yet',
    text: 'Agreement needs an article that two people have annotated. Bring in a colleague’s project file or review packet with Import in the library, then come back.',
    article: 'Only one person has annotated this article so far.',
  },
  basis:
    '{shared, plural, one {# article} other {# articles}} annotated by two or more of {annotators, plural, one {# annotator} other {# annotators}}: {annotations, plural, one {# annotation} other {# annotations}}, {relations, plural, one {# link} other {# links}}.',
  notShared:
    '{count, plural, one {# more article has} other {# more articles have}} fewer than two annotators and {count, plural, one {is} other {are}} left out.',
  frozen:
    '{frozen, number} of {layers, number} versions are measured as they were when a review began, so that what was changed after talking does not count as agreement.',
  hidden:
    '{count, plural, one {# article you work blind on is} other {# articles you work blind on are}} left out until you hand {count, plural, one {it} other {them}} in.',
  damaged:
    '{count, plural, one {# version} other {# versions}} could not be read and {count, plural, one {is} other {are}} left out.',
  few: '{count, plural, one {This is one article} other {These are # articles}}: too few to say how the figures would look on others. Intervals need five.',
  small:
    'Only {n, plural, one {# case} other {# cases}}: one more or less would change the figure a lot.',
  between: 'Between',
  everybody: 'All annotators',
  pair: '{first} and {second}',
  you: 'You',
  youSmall: 'you',
  headline: {
    claims:
      '{who} both marked {both, plural, one {# claim} other {# claims}}; {edges, plural, =0 {none of them differs} one {# of them differs} other {# of them differ}} at the edges only; {label, plural, =0 {} one {# more place has another label;} other {# more places have another label;}} {first} {firstIsMe, select, true {have} other {has}} {onlyFirst, number} that {second} {secondIsMe, select, true {lack} other {lacks}}, and {second} {secondIsMe, select, true {have} other {has}} {onlySecond, number} that {first} {firstIsMe, select, true {lack} other {lacks}}.',
    label:
      '{name}: both {both, number}, {edges, number} of them with other edges; only {first} {onlyFirst, number}, only {second} {onlySecond, number}.',
    many: 'Of the claims that one of two marked, both marked {found}. Of those, {boundary} have the same edges.',
    manyHint: 'Mean of {pairs, plural, one {# pair} other {# pairs}} of annotators.',
    byLabel: 'The same for each label',
    none: 'Nobody has marked anything that could be compared.',
  },
  questions: {
    title: 'Where they part',
    hint: 'Each question is asked only of the places where the first is answered with yes.',
    found: 'Found it?',
    same_boundary: 'Same edges?',
    same_label: 'Same label?',
    same_speaker: 'Same speaker?',
    of: '{yes, number} of {of, number}',
    share: '{share}, {of, plural, one {# place} other {# places}} compared',
    table: 'As a table',
    question: 'Question',
    yes: 'Yes',
    compared: 'Compared',
    notAsked: 'nothing to compare',
    label: 'Label',
    all: 'All labels',
  },
  figures: {
    title: 'All figures',
    all: 'All labels together',
    label: '{label}',
    attribute: '{label}: {attribute}',
    relation: 'Links: {relation}',
    relations: 'All links',
    measure: 'Measure',
    value: 'Value',
    interval: '95 % interval',
    range: '{low} to {high}',
    noInterval: 'none',
    n: 'Compared',
    notDefined: 'not defined: {reason}',
    leavesOut: 'Leaves out {what}.',
    about: 'About {measure}',
    source: 'Source: {source}',
    cases: 'Cases',
    casesOf: 'Cases: {measure}, {subject}',
    gamma: 'Measure gamma too',
    gammaHint:
      'Gamma compares with random texts, which takes long: minutes for a large project. You can cancel.',
  },
  grid: {
    title: 'Which label for which',
    caption:
      'Places by the label that {first} gave (rows) and the one that {second} gave (columns). Press a number to see the places.',
    captionAll:
      'Places of every pair of annotators by the two labels given. Press a number to see the places.',
    none: 'not marked',
    cell: '{first} and {second}: {count, plural, one {# place} other {# places}}',
  },
  cases: {
    title: 'Cases: {what}',
    reading: 'Reading the articles …',
    failed: 'The cases could not be read. Nothing has changed; close this and try again.',
    none: 'There is none: on this they agree.',
    count: '{count, plural, one {# place} other {# places}}',
    first: 'The first {shown, number} of {total, number} places.',
    in: 'In {title}',
    notMarked: 'did not mark it',
    noAnswer: 'no answer',
    nobody: 'nobody',
    noLink: 'no such link',
    edges: 'ends or begins elsewhere',
    review: 'Open in the review',
    article: 'Open the article',
    reviewOf: 'Open in the review: {title}',
    articleOf: 'Open the article: {title}',
    list: 'Places',
  },
  file: {
    label: 'Take along',
    csv: 'Figures as CSV',
    json: 'Figures as JSON',
    methods: 'Copy a methods paragraph',
    copied: 'The paragraph is copied',
    notCopied: 'Copying is not allowed here. Select the text and copy it yourself.',
    methodsTitle: 'Methods paragraph',
    methodsHint: 'For a paper: what was measured, on what, and how. Check it before you print it.',
    copy: 'Copy',
  },
  reason: {
    'nothing-to-compare': 'no place has values of two annotators',
    'nothing-marked': 'nothing is marked',
    'one-category': 'only one category occurs, so that chance alone explains everything',
    'not-two-raters': 'it is for exactly two annotators',
    'unequal-ratings': 'it needs the same number of annotators in every article',
    'not-numbers': 'the scale needs numbers',
    'negative-numbers': 'a ratio scale knows no numbers below 0',
    'no-distance': 'an answer is not on the codebook’s list, so it has no place in its order',
    'bad-units': 'annotations of one annotator overlap',
    'no-expected-disagreement': 'chance would bring no disagreement at all',
  },
  leavesOut: {
    'only-some-marked':
      '{count, plural, one {# place that not all have marked} other {# places that not all have marked}}',
    unanswered:
      '{count, plural, one {# place that fewer than two have answered} other {# places that fewer than two have answered}}',
    nested:
      '{count, plural, one {# annotation inside another of its label} other {# annotations inside others of their label}}',
  },
  metric: {
    f1_strict: 'F1, exact',
    f1_overlap: 'F1, overlapping',
    f1_iou: 'F1, half shared',
    f1_boundary: 'F1, edges only',
    f1_muc_partial: 'F1, partial credit',
    agr: 'Shared share (agr)',
    token_kappa_io: 'Kappa of words',
    found: 'Found it?',
    same_boundary: 'Same edges?',
    same_label: 'Same label?',
    same_speaker: 'Same speaker?',
    same_entity: 'Same person or source?',
    percent_agreement: 'Plain agreement',
    krippendorff_alpha_nominal: 'Krippendorff’s alpha',
    krippendorff_alpha_ordinal: 'Krippendorff’s alpha, ordinal',
    cohen_kappa: 'Cohen’s kappa',
    scott_pi: 'Scott’s pi',
    gwet_ac1: 'Gwet’s AC1',
    fleiss_kappa: 'Fleiss’ kappa',
    u_alpha_2016: 'Unitizing alpha (2016)',
    u_alpha_1995: 'Unitizing alpha (1995)',
    relation_f1: 'F1 of links',
    relation_f1_unlabelled: 'F1 of links, any type',
    relation_f1_given_ends: 'F1 of links, ends agreed',
    gamma: 'Gamma',
    gold_precision_strict: 'Precision, exact',
    gold_recall_strict: 'Recall, exact',
    gold_f1_strict: 'F1, exact',
    gold_precision_overlap: 'Precision, overlapping',
    gold_recall_overlap: 'Recall, overlapping',
    gold_f1_overlap: 'F1, overlapping',
    gold_precision_iou: 'Precision, half shared',
    gold_recall_iou: 'Recall, half shared',
    gold_f1_iou: 'F1, half shared',
    gold_attribute: 'Same answer',
    gold_speaker: 'Same speaker',
  },
  meaning: {
    f1_strict:
      'Of all annotations of both, the share that has a counterpart with the same edges and the same label. 1 is full agreement. Each annotation is paired at most once.',
    f1_overlap:
      'As “exact”, but a counterpart with the same label need only share one character. Where both mark the same things with other edges, this is high and “exact” is low.',
    f1_iou:
      'As “exact”, but a counterpart counts when the two share at least half of the text that either marked, and have the same label.',
    f1_boundary: 'As “exact”, but whatever the label.',
    f1_muc_partial: 'The same edges count 1, an overlap counts one half, labels do not count.',
    agr: 'The share of one’s annotations that the other’s touch, averaged over both directions. Pairs need not be one to one.',
    token_kappa_io:
      'Kappa of single words, inside a mark or outside. Nearly all words are outside, so the figure looks good easily; it is here for comparison with other studies.',
    found: 'Of all places that one of the two marked, the share that both marked.',
    same_boundary: 'Of the places both marked, the share with exactly the same edges.',
    same_label: 'Of the places both marked, the share with the same label.',
    same_speaker:
      'Of the claims both marked where at least one gave a speaker, the share where both name the same one, or both say nobody.',
    same_entity:
      'Of the places where both name a person or source, the share where it is the same one. With more than two annotators: of all pairs.',
    percent_agreement:
      'Of the places with this label that two or more answered, the share of agreeing answers. Chance is not taken off.',
    krippendorff_alpha_nominal:
      '1 less the disagreement found divided by the disagreement that chance would bring. 1 is perfect, 0 is what chance gives, below 0 is worse than chance. Only places that two or more marked (or answered) count. Krippendorff asks for .800, and for .667 where tentative conclusions will do.',
    krippendorff_alpha_ordinal:
      'As alpha, but answers further apart in the codebook’s order disagree more. Given for questions whose answers the codebook calls ordered.',
    cohen_kappa:
      'Agreement of two annotators above what chance would bring, given how often each of them uses each category.',
    scott_pi:
      'As Cohen’s kappa, but chance is taken from how often both together use each category.',
    gwet_ac1:
      'As kappa, with another idea of chance, which stays steady where nearly everything is of one category.',
    fleiss_kappa:
      'Kappa for any fixed number of annotators. Only places that all of them marked (or answered) count.',
    u_alpha_2016:
      'Krippendorff’s alpha for marked stretches of text: what was marked and what was left unmarked count by their length. It needs no pairing of annotations.',
    u_alpha_1995:
      'The older unitizing alpha, for comparison with studies that used it. The two give different numbers. It has no interval, since it is no sum over articles.',
    relation_f1:
      'Of all links of both, the share that has a counterpart: the same type, between ends that overlap and have the same labels.',
    relation_f1_unlabelled: 'As “F1 of links”, whatever the type of the link.',
    relation_f1_given_ends:
      'As “F1 of links”, but only links whose two ends both have marked: what is left when the ends are agreed.',
    gamma:
      'Pairs annotations so that place and label differ least, and compares with random texts made by turning the marks around the text. Edges and labels count in one figure.',
    gold_precision_strict:
      'Of the annotator’s marks, the share that is right: same edges, same label.',
    gold_recall_strict:
      'Of the marks of the agreed version, the share that the annotator has: same edges, same label.',
    gold_f1_strict:
      'Precision and recall in one figure (their harmonic mean): same edges, same label.',
    gold_precision_overlap:
      'Of the annotator’s marks, the share that overlaps one of the same label.',
    gold_recall_overlap:
      'Of the marks of the agreed version, the share that the annotator’s overlap with the same label.',
    gold_f1_overlap:
      'Precision and recall in one figure: an overlap with the same label is enough.',
    gold_precision_iou: 'Precision where at least half of the text is shared, with the same label.',
    gold_recall_iou: 'Recall where at least half of the text is shared, with the same label.',
    gold_f1_iou: 'Precision and recall in one figure, where at least half of the text is shared.',
    gold_attribute:
      'Of the places both marked with this label where the agreed version has an answer, the share with the same answer.',
    gold_speaker: 'Of the claims both marked where one has a speaker, the share with the same one.',
  },
  source: {
    hripcsak: 'Hripcsak & Rothschild 2005, JAMIA 12(3), 296–298',
    muc: 'Chinchor & Sundheim 1993, MUC-5; SemEval-2013 task 9, “partial”',
    wiebe: 'Wiebe, Wilson & Cardie 2005, Language Resources and Evaluation 39, 165–210',
    cohen: 'Cohen 1960, Educational and Psychological Measurement 20(1), 37–46',
    scott: 'Scott 1955, Public Opinion Quarterly 19(3), 321–325',
    gwet: 'Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1), 29–48',
    fleiss: 'Fleiss 1971, Psychological Bulletin 76(5), 378–382',
    krippendorff: 'Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability',
    krippendorff1995: 'Krippendorff 1995, Sociological Methodology 25, 47–76',
    krippendorff2016:
      'Krippendorff, Mathet, Bouvry & Widlöcher 2016, Quality & Quantity 50, 2347–2364',
    mathet: 'Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3), 437–479',
    own: 'a count, no published coefficient; the definition is the one above',
  },
  gold: {
    title: 'How near each comes to the agreed version',
    curated:
      'Measured by the agreed version of {count, plural, one {# article} other {# articles}} that a review has settled.',
    majority:
      'Measured by what more than half of the others have, in {count, plural, one {# article} other {# articles}} without an agreed version. Nobody is measured by their own vote.',
    basis: { label: 'Measured by', curated: 'The agreed version', majority: 'Most of the others' },
    none: 'Nothing to measure by yet',
    noneText:
      'There is no agreed version, and no article that three people have annotated. Review an article with a colleague; what you settle becomes the agreed version.',
    annotator: 'Annotator',
    mean: 'Mean',
    precision: 'Precision',
    recall: 'Recall',
    f1: 'F1',
    mode: {
      label: 'A mark is right when',
      strict: 'exact',
      overlap: 'it overlaps',
      iou: 'half is shared',
    },
    label: 'Label',
    allLabels: 'All labels',
    caption: 'Scores of each annotator, {label}',
    answers: 'Answers and speakers',
    answersCaption: 'Share that is the same as in the agreed version',
    what: 'What',
    training: 'Practise',
  },
  methods: {
    basis:
      'Inter-annotator agreement was measured with Ascribe {version} on {shared, plural, one {one article} other {# articles}} that two or more of {annotators, plural, one {one annotator} other {# annotators}} had annotated independently ({annotations, plural, one {# annotation} other {# annotations}}, {relations, plural, one {# relation} other {# relations}}), by the codebook “{codebook}”, version {codebookVersion}.',
    article: 'Only the article “{title}” was measured.',
    frozen:
      'Of the {layers, number} layers compared, {frozen, number} were measured as they were before any discussion.',
    blindNever: 'The software’s suggestions could be seen while annotating.',
    blind: 'The software’s suggestions were hidden from {from} to {to}.',
    blindOpen: 'The software’s suggestions have been hidden since {from}.',
    spans:
      'Annotations of two annotators were compared by one-to-one matching with the greatest number of matches: F1 for identical boundaries and label, for overlap with the same label, and for an intersection over union of at least .5 (Hripcsak & Rothschild 2005). With more than two annotators, pairwise figures are the mean of all pairs.',
    unitizing:
      'Chance-corrected agreement on spans is Krippendorff’s unitizing alpha of the 2016 family (Krippendorff et al. 2016), computed per label; annotations nested in others of their label by the same annotator were left out.',
    nominal:
      'Labels and attributes of aligned annotations were compared by Krippendorff’s alpha for nominal data (Krippendorff 2011), which leaves out places that fewer than two marked or answered, and for two annotators by Cohen’s kappa (1960), Scott’s pi (1955) and Gwet’s AC1 (2008); Fleiss’ kappa (1971) takes places that all annotators marked.',
    alignment:
      'Annotations were aligned by maximum-weight matching on intersection over union, with a preference for equal labels and common relation partners.',
    gamma:
      'Gamma (Mathet et al. 2015) was estimated with {samples, number} random continua an article (α = 3, β = 1, Δ∅ = 1).',
    relations:
      'Relations matched when their type was the same and their ends overlapped with the same labels.',
    intervals:
      'Intervals are 95 % percentile bootstrap intervals from {samples, number} draws of whole articles (Efron & Tibshirani 1993).',
    noIntervals: 'No intervals are given, since fewer than five articles were compared.',
    damaged:
      '{count, plural, one {One layer} other {# layers}} could not be read and {count, plural, one {was} other {were}} left out.',
    figures: 'Results, all labels: {figures}.',
    figure: '{measure} = {value}',
    figureWith: '{measure} = {value} [{low}, {high}]',
  },
} as const;
