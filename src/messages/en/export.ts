/** Export in other tools' formats; the terminal says its losses in these words too. */
export const exporting = {
  title: 'Export',
  reader: {
    label: 'Who is it for?',
    editor: 'An editor',
    dataset: 'A dataset',
    publication: 'Publication',
  },
  readerHint: {
    editor:
      'To be read: the article with its annotations where they stand, or its claims as a table.',
    dataset: 'For other software: to train, to count, to annotate on.',
    publication: 'Checked claims, as sites and fact-checking benchmarks take them.',
  },
  format: 'Format',
  formatHint: '{what} {unit}',
  what: {
    html: 'A page any browser opens, with marks and notes beside the text.',
    docx: 'A Word document with a comment on each annotation.',
    markdown: 'Plain text with a footnote for each annotation.',
    'factcheck-docx': 'A table of claims to print: who says each, verdict, evidence, what is open.',
    'factcheck-csv': 'The same table for a spreadsheet, a row for each claim.',
    'ascribe-jsonl': 'Everything, a line for each article; loses least.',
    csv: 'Tables for spreadsheets and statistics.',
    w3c: 'The web’s own standard for annotations, as JSON-LD.',
    brat: 'Text and annotations in files side by side, for brat and what reads it.',
    'uima-json': 'For INCEpTION and UIMA programs, as JSON.',
    xmi: 'For INCEpTION and UIMA programs, as XML.',
    'webanno-tsv': 'For WebAnno and INCEpTION, a token a line.',
    'label-studio': 'Tasks with their annotations, to be worked on in Label Studio.',
    doccano: 'For doccano, a line for each article.',
    spacy: 'For spaCy’s span categorizer and Prodigy.',
    conll: 'Tokens with tags, for classic named-entity models.',
    huggingface: 'A data set with its card, for the Hugging Face Hub.',
    parquet: 'The same columns in one compact file, for large data sets.',
    croissant: 'Tables with a description that data-set searches understand.',
    tei: 'For editions and the digital humanities, as XML.',
    qdpx: 'For NVivo, MAXQDA and ATLAS.ti.',
    claimreview:
      'A review of each checked claim, to be pasted into the page that you publish about it.',
    averitec: 'Claims, verdicts and evidence, as the AVeriTeC benchmark has them.',
    'annotation-json': 'Your own annotations with the text, a file for each article.',
  },
  unit: {
    all: 'Positions: UTF-16 units, code points and bytes.',
    points: 'Positions: Unicode code points.',
    utf16: 'Positions: UTF-16 code units.',
    tokens: 'Positions: tokens, without offsets.',
    anchors: 'Positions: marks in the text.',
    none: 'Positions: none.',
  },
  articles: {
    label: 'Which articles?',
    one: 'This article',
    some: 'Some',
    all: 'All {count, number}',
    find: 'Find an article',
    list: 'Articles to export',
    chosen:
      '{count, plural, =0 {No article chosen} one {# article chosen} other {# articles chosen}}',
    more: '{count, plural, one {# more: type part of its title to find it.} other {# more: type part of a title to find them.}}',
    noMatch: 'No title has these words.',
  },
  layers: {
    label: 'Whose annotations?',
    mine: 'Mine',
    each: 'Everyone’s, each on its own',
    curated: 'Curated',
    majority: 'What most agree on',
  },
  layersHint: {
    mine: 'Only your own work.',
    each: 'A folder or a name for each annotator.',
    curated: 'What was decided where annotators differ.',
    majority: 'Annotations that more than half of an article’s annotators have.',
  },
  labels: {
    title: '{chosen, plural, =0 {Labels: none} other {Labels: {chosen, number} of {all, number}}}',
    list: 'Labels to export',
    all: 'All labels',
    none: 'None',
    count: '{count, plural, =0 {no annotations} one {# annotation} other {# annotations}}',
  },
  attributes: {
    title:
      '{chosen, plural, =0 {Attributes: none} other {Attributes: {chosen, number} of {all, number}}}',
    list: 'Attributes to export',
    all: 'All attributes',
  },
  hidden: {
    leaveOut: 'Leave out hidden parts',
    hint: 'Page junk such as navigation and advertisements, and whatever else you have hidden, stays out with what is annotated in it; all positions follow. Read back into Ascribe, such texts are other articles.',
  },
  about: {
    heading: 'About the data set',
    card: 'Add a card',
    cardHint:
      'A README.md with counts, agreement, the codebook, the licence, and how the annotations came about.',
    title: 'Title',
    license: 'Licence of the annotations',
    licenseHint:
      'For example cc-by-4.0. Left empty, the data set names none. The articles’ texts are their publishers’.',
    licenseUnknown:
      'It is written as it stands here. Look whether the Hugging Face Hub has a licence of this name.',
    licenseAddress:
      'The address is written as you typed it. The Hugging Face Hub will show the licence as “other”, with a link to it.',
    licenseUnfit:
      'This is no name of a licence that a data set can have. Choose one from the list, type one word such as cc-by-4.0 or the address where it can be read, or leave it empty.',
  },
  review: {
    title: 'About the reviews',
    page: 'Address of your page',
    pageHint: 'Where the review is published. It may be filled in later, in the file’s “url”.',
    shared:
      '{count, plural, one {# claim has} other {# claims have}} an address that another one has too. Programs that read reviews expect one a page: give each claim its own, where it has one.',
    pages: 'Each claim’s own page',
    pagesHint: 'Only where it is another page than the one above.',
    more: '{count, plural, one {# more claim has the address above. Choose fewer articles to give it its own.} other {# more claims have the address above. Choose fewer articles to give them their own.}}',
    moreOpen:
      '{count, plural, one {# more claim is not listed. As long as no address stands above, its review has that of its article. Choose fewer articles to give it its own.} other {# more claims are not listed. As long as no address stands above, their reviews have those of their articles. Choose fewer articles to give them their own.}}',
    publisher: 'Who publishes it',
    publisherHint: 'Your newsroom or organisation. Left empty, it is whoever checked the claim.',
    publisherNobody: 'Your newsroom or organisation. Left empty, no review says whose it is.',
    publisherPage: 'Their site',
    published: 'Day of publication',
    publishedHint:
      'Today is proposed. Left empty, it is the day on which the claim was last changed.',
    fault: {
      address: 'This is no address of a page. It begins with https:// or http://.',
      name: 'Say whose site this is, or leave the site out.',
      day: 'This is no day of this century or the last.',
    },
  },
  split: {
    together: {
      label: 'Keep together too',
      none: 'Nothing else',
      outlet: 'One outlet',
      month: 'One month',
    },
    use: 'Split into training, validation and test',
    hint: 'All work on one article, and articles that are nearly the same, stay together.',
    train: 'Training (%)',
    validation: 'Validation (%)',
    test: 'Test (%)',
    seed: 'Seed',
    seedHint: 'The same seed deals the articles out in the same way.',
    number: 'A number, 0 or more.',
    whole: 'A whole number.',
    hundred: 'The three parts must make 100 %: they make {sum, number} %.',
    empty: {
      title:
        '{count, plural, one {A part of the split has no article} other {# parts of the split have no article}}',
      train: 'The training part is empty: there are too few articles for it.',
      validation: 'The validation part is empty: there are too few articles for it.',
      test: 'The test part is empty: there are too few articles for it.',
      next: 'Choose more articles, or other shares.',
    },
    outcome: 'Training {train, number}, validation {validation, number}, test {test, number}',
  },
  forecast: {
    title: 'What will be in it, and what will not',
    working: 'Looking at what would be lost …',
    holds:
      '{articles, plural, one {# article} other {# articles}}, {annotations, plural, =0 {no annotations} one {# annotation} other {# annotations}}, {relations, plural, =0 {no links} one {# link} other {# links}}.',
    lost: 'Lost in this format',
    nothingLost: 'Nothing is lost.',
    stays: 'It all stays in Ascribe as it is.',
    news: '{holds} {count, plural, =0 {Nothing is lost.} one {# thing is lost.} other {# things are lost.}}',
  },
  confidential: {
    title:
      '{count, plural, one {# confidential name goes along} other {# confidential names go along}}',
    text: 'The file has the name, or the words in the text that stand for it: {names}. If that must not be, let confidential sources have pseudonyms.',
    more: '{names} and {count, number} more',
  },
  protect: {
    title: 'Protect',
    sources: 'Give confidential sources a pseudonym',
    sourcesHint:
      'In texts, notes, titles, addresses and file names; all positions follow. The articles in Ascribe stay as they are.',
    annotators: 'Give annotators a pseudonym',
    nobody: 'No confidential source is named in what you chose.',
    list: 'Who becomes what',
    pair: '{name} becomes {pseudonym}',
    more: '{count, plural, one {and # more} other {and # more}}',
    kept: 'Pseudonyms are kept in this browser, so that the next export uses the same. They are in no backup. In the settings they can be forgotten.',
    accepted:
      '{count, plural, one {You said of # place that it is not them.} other {You said of # places that they are not them.}}',
    takeBack: 'Take that back',
  },
  leaks: {
    title:
      '{count, plural, one {A protected name is still in there, in # place} other {Protected names are still in there, in # places}}',
    text: 'No file is made before each place is dealt with. If it is them: add the words to their names, and they are replaced everywhere. If it is somebody or something else: say so.',
    annotator:
      'An annotator has such a name, and annotators go along by name. If it is not the source, say so below, or give annotators pseudonyms too. Adding the words to the source’s names does not help here.',
    list: 'Where protected names still are',
    group: '“{words}”: {what} of {name} ({pseudonym})',
    perhaps: '“{words}”: perhaps {what} of {name} ({pseudonym})',
    add: 'Add to their names',
    addTo: 'Add to their names: “{words}” is {name}',
    added: '“{words}” is one of the names of {name} now.',
    notThem: 'Not them',
    notThemAt: 'Not them: {excerpt}',
    noneOfThem: 'None of these is them',
    more: '{count, plural, one {and # more place} other {and # more places}}',
    theirs:
      'This is theirs beyond doubt. If it is not replaced once it is among their names, change it where it stands.',
    what: {
      name: 'the name',
      alias: 'another name',
      'part of a name': 'part of a name',
      inflected: 'a form of the name',
      spelling: 'a spelling of the name',
      initials: 'the initials',
      'e-mail': 'the e-mail address',
      phone: 'the telephone number',
      'file name': 'the name, in a file’s name,',
    },
    place: '{field} of “{title}”',
    placeInFile: '{file}, line {line, number}',
    field: {
      text: 'Text',
      title: 'Title',
      byline: 'Byline',
      outlet: 'Outlet',
      url: 'Address',
      'file name': 'File name',
      note: 'A note',
      'evidence note': 'A note on evidence',
      'evidence url': 'An address of evidence',
      attribute: 'An attribute',
      'entity name': 'A name in People & sources',
      'entity alias': 'Another name in People & sources',
      'entity note': 'A note in People & sources',
      'project name': 'The name of the project',
      annotator: 'The name of an annotator',
      contents: 'Contents',
    },
  },
  damaged: {
    title:
      '{count, plural, one {# article cannot be exported} other {# articles cannot be exported}}',
    text: 'What is stored of them cannot be read whole: {names}. They stay in the library as they are.',
  },
  empty: {
    articles: 'No article is chosen.',
    articlesNext: 'Tick at least one.',
    labels: 'No label is chosen.',
    labelsNext: 'Tick at least one.',
    split: 'The parts of the split do not make a whole yet.',
    splitNext: 'Correct the fields above.',
    license: 'The licence has no name that a data set can have.',
    licenseNext: 'Correct it under “About the data set”.',
    review: 'What is said about the reviews cannot be written as it stands.',
    reviewNext: 'Correct it under “About the reviews”.',
    work: 'There is no such work to export.',
    workNext:
      'Nobody has annotated the chosen articles in this way yet. Choose other articles, or whose annotations.',
    annotations: 'There are no annotations to export.',
    annotationsNext:
      'The chosen articles have none of these labels. Choose other labels or articles.',
    claims: 'There are no claims to check.',
    claimsNext:
      'The chosen articles have none. Mark claims first, or choose other articles, labels or whose annotations.',
    unfit: 'No claim is ready to be published.',
    unfitNext:
      'A claim needs a verdict first, and for ClaimReview an address: your page’s or its article’s. See below what is missing.',
  },
  make: 'Make the file',
  saveAs: 'Save as …',
  saved: {
    download: 'The download has started.',
    saved: 'The file is saved where you chose.',
    cancelled: 'No place was chosen. The file is still here: download it, or choose a place.',
    gone: 'The folder is not there any more, so nothing was saved. The file is still here: choose another place, or download it.',
    full: 'The disk is full, so nothing was saved there. The file is still here: choose another disk, or free some space and try again.',
    refused:
      'The browser may not write there, so nothing was saved. The file is still here: choose another place, or download it.',
  },
  stage: {
    waiting: 'Saving your last change …',
    reading: 'Reading the project …',
    writing: 'Writing …',
    checking: 'Reading it back and comparing every position …',
    packing: 'Packing …',
    proving: 'Writing, reading back and comparing every position …',
  },
  cancelled: 'Cancelled. No file was made.',
  cancelledNext: 'Nothing of it is left behind. What you chose is as it was.',
  back: 'Change the choice',
  made: {
    verified: 'Verified: {spans, number} of {of, number} spans',
    detail: 'The file was read back and compared with your annotations before you got it.',
    files: '{count, plural, one {# file} other {# files in one archive}}',
    protected: 'Protected names were searched for in the finished file: none is in it.',
    protectedNot:
      'Only names are replaced. Titles, pronouns and offices (“Mayor”, “her office”) stay, and what is told can give somebody away: read it before you pass it on.',
    key: 'Who the pseudonyms stand for is not in the file. Keep the key apart from it, where only you can read it.',
    saveKey: 'Save the key apart',
    keySaved: 'The key’s download has started. Keep it where only you can read it.',
  },
  failed: {
    forecast: 'It cannot be said what would be exported',
    title: 'The file was not made',
    safe: 'Your work in Ascribe is unchanged and safe.',
    differs:
      'Reading the file back showed a difference, so it is not offered. Choose another format; report the places below.',
    retry: 'Try again',
  },
  /** `{name}`: in the codebook’s words; `{what}`: the same in quotation marks with a blank behind it, or nothing. `{into}`: what pieces become. */
  loss: {
    articles:
      '{count, plural, one {# {what}article has no work of the chosen kind and stays out} other {# {what}articles have no work of the chosen kind and stay out}}',
    orphaned:
      '{count, plural, one {# {what}annotation has lost its place in the text and stays out} other {# {what}annotations have lost their place in the text and stay out}}',
    'relation-ends':
      '{count, plural, one {# {what}relation leads to what is not exported and stays out} other {# {what}relations lead to what is not exported and stay out}}',
    pieces:
      '{count, plural, one {# {what}annotation in pieces becomes} other {# {what}annotations in pieces become}} {into, number} spans',
    nested:
      '{count, plural, one {# {what}span inside or across a longer one has no place} other {# {what}spans inside or across a longer one have no place}}',
    trimmed:
      '{count, plural, one {# {what}span loses} other {# {what}spans lose}} white space at the edges',
    relations:
      '{count, plural, one {# {what}relation has} other {# {what}relations have}} no place in the format',
    'entity-relations':
      '{count, plural, one {# {what}relation to a person or body that the text does not mention has} other {# {what}relations to persons or bodies that the text does not mention have}} no place in the format',
    'relation-attributes':
      '{count, plural, one {# {what}answer about a relation has} other {# {what}answers about relations have}} no place in the format',
    inherited:
      '{count, plural, one {# {what}inherited relation is not written, since it can be derived} other {# {what}inherited relations are not written, since they can be derived}}',
    attributes:
      '{count, plural, one {# answer to “{name}” has} other {# answers to “{name}” have}} no place in the format',
    entities:
      '{count, plural, one {# {what}link to a person or body has} other {# {what}links to persons or bodies have}} no place in the format',
    'entity-names':
      '{count, plural, one {# {what}link tells a person or body by an address alone: the name stays out} other {# {what}links tell persons or bodies by an address alone: the names stay out}}',
    notes:
      '{count, plural, one {# {what}note has} other {# {what}notes have}} no place in the format',
    comments:
      '{count, plural, one {# comment stays out} other {# comments stay out}}: no file for others has them',
    people: 'Other names, notes and details of persons and bodies stay out',
    confidential:
      'The mark “confidential” stays out: whoever reads the file in has unprotected sources',
    evidence:
      '{count, plural, one {# {what}piece of evidence has} other {# {what}pieces of evidence have}} no place in the format',
    'evidence-days':
      '{count, plural, one {The day on which # piece of evidence was seen has} other {The days on which # pieces of evidence were seen have}} no place in the format',
    'line-breaks':
      '{count, plural, one {# {what}text loses} other {# {what}texts lose}} line breaks',
    renamed:
      '{count, plural, one {# {what}name is} other {# {what}names are}} written in plain letters',
    titles:
      '{count, plural, one {The title of # article has} other {The titles of # articles have}} no place in the format',
    bylines:
      '{count, plural, one {The byline of # article has} other {The bylines of # articles have}} no place in the format',
    outlets:
      '{count, plural, one {The outlet of # article has} other {The outlets of # articles have}} no place in the format',
    dates:
      '{count, plural, one {The date of # article has} other {The dates of # articles have}} no place in the format',
    addresses:
      '{count, plural, one {The address of # article has} other {The addresses of # articles have}} no place in the format',
    layout:
      '{count, plural, one {# {what}text is} other {# {what}texts are}} kept as words: blank lines and line breaks are lost',
    unfit:
      '{count, plural, one {# {what}annotation lacks what the format asks for and stays out} other {# {what}annotations lack what the format asks for and stay out}}',
    'hidden-parts':
      '{count, plural, one {# {what}hidden part of an article is in the text all the same} other {# {what}hidden parts of articles are in the text all the same}}',
    'hidden-left-out':
      '{count, plural, one {# {what}hidden part of an article stays out} other {# {what}hidden parts of articles stay out}}',
    'hidden-articles':
      '{count, plural, one {# article is hidden whole and stays out} other {# articles are hidden whole and stay out}}',
    'in-hidden':
      '{count, plural, one {# annotation in a hidden part stays out} other {# annotations in hidden parts stay out}}',
    'cut-hidden':
      '{count, plural, one {# annotation reaches into a hidden part and keeps only the words that are shown} other {# annotations reach into a hidden part and keep only the words that are shown}}',
    'hidden-attribution':
      '{count, plural, one {# claim loses the speaker or source that it had from a hidden part, such as a credit line} other {# claims lose the speaker or source that they had from a hidden part, such as a credit line}}',
    'no-claim':
      '{count, plural, one {# {what}annotation is no claim, hangs on none and stays out} other {# {what}annotations are no claims, hang on none and stay out}}',
    'no-verdict':
      '{count, plural, one {# claim has no verdict yet and stays out} other {# claims have no verdict yet and stay out}}',
    'no-address':
      '{count, plural, one {# checked claim has neither the address of your page nor one of its article, and stays out} other {# checked claims have neither the address of your page nor one of their article, and stay out}}',
    'article-address':
      '{count, plural, one {# review has the article’s address as its own, for that of your page is not given: put it in the “url” before you publish it} other {# reviews have their article’s address as their own, for that of your page is not given: put it in the “url” before you publish them}}',
    'same-address':
      '{count, number} reviews share an article’s address with another one. Search engines want one review a page: give each claim its own, where it has one',
    'no-author':
      '{count, plural, one {# review does not say who publishes it} other {# reviews do not say who publishes them}}',
    'only-claims':
      '{count, plural, one {# annotation is no claim and stays out} other {# annotations are no claims and stay out}}',
    annotators:
      '{count, plural, one {# {what}annotator’s work stands} other {# {what}annotators’ work stands}} without a name of its own',
    'escaped-cells':
      '{count, plural, one {# {what}cell begins} other {# {what}cells begin}} with an apostrophe that is not in the text, so that no spreadsheet takes it for a formula',
    characters:
      '{count, plural, one {# {what}text loses} other {# {what}texts lose}} characters that the format forbids',
  },
} as const;
