/** Backup, export, import of project files. */
export const exchange = {
  backup: {
    title: 'Back up the project',
    text: 'One file with every article, annotation, person and the codebook. Ascribe can open it again on any device.',
    downloaded: 'The download has started. Keep the file where you keep your work.',
  },
  working: 'Checking every position against the text …',
  verified:
    '{spans, plural, =0 {No spans to check; the file reads back whole} one {# of # span checked} other {# of # spans checked}}',
  verifiedDetail:
    'The file was read back and every position compared with the text before you got it.',
  leftOut: {
    title:
      '{count, plural, one {# article is not in this file} other {# articles are not in this file}}',
    text: 'What is stored of them cannot be read whole. They stay in the library as they are. If an earlier backup has them, keep it.',
  },
  articles: '{count, plural, one {# article} other {# articles}}',
  failed: {
    title: 'The file was not made',
    text: 'Your work in Ascribe is unchanged and safe.',
    differs:
      'Reading the file back showed a difference, so it is not offered for download. Reload and try again; if it happens again, report the places below.',
  },
  problems: {
    caption: 'What is wrong, and where',
    place: 'Place',
    what: 'What is wrong',
    root: '(the whole file)',
    more: '{count, plural, one {and # more} other {and # more}}',
  },
  import: {
    title: 'Import',
    progress: 'Import under way',
    workingOn: '{count, plural, one {Reading # file …} other {Reading # files …}}',
    soFar: '{count, plural, =0 {No article yet} one {# article so far} other {# articles so far}}',
    cancelled:
      '{count, plural, =0 {Cancelled. Nothing was added.} one {Cancelled. # article had been added and stays in the library; you can take it back below.} other {Cancelled. # articles had been added and stay in the library; you can take them back below.}}',
    takeBack: '{count, plural, one {Take it back} other {Take all # back}}',
    duplicates:
      '{count, plural, one {# article is here already} other {# articles are here already}}',
    duplicatesHint: 'The text is the same, letter for letter, so it was not added a second time.',
    sameAs: 'The same as “{title}”',
    sameAsDeleted: 'The same as “{title}”, which is in Recently deleted',
    duplicateWork:
      '{count, plural, one {Its annotation was} other {Its # annotations were}} not taken. “Add anyway” brings them, with the text once more.',
    addAnyway: 'Add anyway',
    addAnywayOf: 'Add anyway: {title}',
    addAllAnyway: 'Add all {count, number} anyway',
    alike: '{share} the same as',
    readAs: 'Read as {encoding}, an older encoding. Check its letters and quotation marks.',
    damaged:
      '{count, plural, one {# damaged character shows} other {# damaged characters show}} as �.',
    ragged:
      '{count, plural, one {# row had} other {# rows had}} more or fewer cells than the first row of the table. Look whether each text is whole.',
    datesUnread:
      '{count, plural, one {The date of # article was not understood and is} other {The dates of # articles were not understood and are}} left out.',
    work: '{annotations, plural, =0 {No annotation} one {# annotation} other {# annotations}}{relations, plural, =0 {} one { and # link} other { and # links}} came along.',
    workDropped: 'Not taken: {names}.',
    workUnplaced:
      '{count, plural, one {# thing in the file was not kept as it says.} other {# things in the file were not kept as it says.}}',
    dropped: {
      label: '{count, number} × “{name}” (no such label here)',
      relation: '{count, number} × link “{name}” (no such link here)',
      'relation-end': '{count, number} × link “{name}” (one end was not taken)',
      'relation-not-allowed':
        '{count, number} × link “{name}” (the codebook has none between these)',
      'relation-circle': '{count, number} × link “{name}” (it would go in a circle)',
      'relation-attribute':
        '{count, number} × “{name}” of a link (no answer that the codebook has, or somebody or something that is not in the file)',
      pieces: '{count, number} × gaps in “{name}” (taken as one piece)',
    },
    leftOut: 'What was left out',
    leftOutOf: 'What was left out of {title}',
    passedOver: '{count, plural, one {# file passed over} other {# files passed over}}',
    passedOverHint:
      'Pictures, style sheets, settings, descriptions of data and files of the system: there is no article in them.',
    taken: '{count, plural, one {# article added} other {# articles added}}',
    failedCount: '{count, plural, one {# file was not taken} other {# files were not taken}}',
    open: 'Open {title}',
    openShort: 'Open',
    nothing: 'Nothing was added.',
    pasted: 'Pasted text',
    whole: 'The import as a whole',
    project: {
      added:
        '{articles, plural, =0 {No article} one {# article} other {# articles}} with {annotations, plural, =0 {no annotations} one {# annotation} other {# annotations}} added from the project file.',
      replaced:
        'Project opened: {articles, plural, =0 {no article} one {# article} other {# articles}}, {annotations, plural, =0 {no annotations} one {# annotation} other {# annotations}}.',
      kept: '{count, plural, one {# article that was in your library is still there.} other {# articles that were in your library are still there.}}',
      newer:
        '{count, plural, one {Of # article the file had a newer copy of the annotations; it took the place of the one here.} other {Of # articles the file had newer copies of the annotations; they took the place of those here.}}',
      takenAsMe: 'Its annotator, {name}, is taken to be you: these annotations are yours here.',
      otherLayers:
        '{count, plural, one {# set of annotations is by someone else. It is stored beside yours: compare the two under Review.} other {# sets of annotations are by others. They are stored beside yours: compare them under Review.}}',
      beside:
        '{count, plural, one {# set of annotations was for an article that is here already. It stands beside yours; yours is as it was.} other {# sets of annotations were for articles that are here already. They stand beside yours; yours are as they were.}}',
      skipped:
        '{count, plural, one {# article was already here and was left as it is.} other {# articles were already here and were left as they are.}}',
      failed:
        'The project file was not imported. Nothing in Ascribe was changed. The places below say what does not hold.',
    },
  },
} as const;
