/** The settings screen. */
export const settings = {
  title: 'Settings',
  you: {
    title: 'You',
    name: 'Your name',
    nameHint: 'Stands with your annotations in the files you export.',
  },
  look: { title: 'Appearance' },
  adding: {
    title: 'Adding articles',
    lookBefore: 'Look before adding',
    always: 'Always',
    alwaysHint: 'Everything is shown first, plain text too.',
    unclear: 'When something may need a look',
    unclearHint:
      'Single web pages, documents, tables and other tools’ annotations are shown first; plain text and many files at once are not.',
    never: 'Never',
    neverHint: 'Everything is added at once. What was left out can still be brought back later.',
  },
  annotating: {
    title: 'Annotating',
    singleKeys: 'Single-letter keys',
    singleKeysHint:
      'In the article, one letter tags or moves (C claim, Q next quote). Turn it off when your keyboard, dictation or switch device sends stray letters.',
    snapping: 'Snap to words',
    snappingHint:
      'Selections by mouse or finger grow to whole words. Selections by keyboard never do.',
    blind: 'Blind mode',
    blindHint:
      'For a round in which agreement is measured: hides every guess and, on each article you work on, what colleagues have marked and said, until you hand it in. The project keeps record of when it was on.',
    keys: 'Keys',
    keysHint: 'What each key does in the article. The keys of the labels belong to the codebook.',
    keysShow: 'Change keys …',
    keysTitle: 'Change keys',
    keyNone: 'No key',
    keyChange: '{key}: change the key of “{act}”',
    keyPress: 'Press a key, or Esc to leave it',
    keyRemove: 'Take the key off “{act}”',
    keyReset: 'Give “{act}” its usual key back',
    keyResetAll: 'All keys as usual',
    keyTaken: 'Another act or a label has this key too: that one comes first.',
    keySet: '{act}: {key}.',
    optionalLabels: 'Optional labels',
    optionalLabelsHint:
      'Of the codebook {codebook}. Turning one off hides its button and key; annotations stay.',
  },
  data: {
    title: 'Your data',
    where: 'Where it is',
    whereText: 'In this browser, on this device. Nothing is sent anywhere.',
    kept: 'Kept',
    used: 'In use',
    usedText: '{used} of about {quota}',
    unknownUse: 'The browser does not say',
    lastBackup: 'Last backup file',
    never: 'None yet',
    backUp: 'Back up',
    pseudonyms: 'Pseudonyms',
    pseudonymsText:
      '{count, plural, =0 {None given yet. Exports give them to confidential sources.} one {# given in exports; kept for the next one, and in no file.} other {# given in exports; kept for the next one, and in no file.}}',
    forget: 'Forget the pseudonyms …',
    forgetTitle: 'Forget the pseudonyms?',
    forgetText:
      'The next export gives new ones: “Source A” may then be somebody else than in the files you have passed on. Files, and keys you have saved, stay as they are.',
    forgetConfirm: 'Forget them',
  },
  danger: {
    title: 'Delete everything',
    text: 'Removes every article, annotation and setting of Ascribe from this browser. It cannot be undone; a backup file can be imported again.',
    start: 'Delete everything …',
    confirmTitle: 'Delete everything?',
    confirmText:
      '{count, plural, =0 {There are no articles} one {# article and its annotations} other {# articles and their annotations}} will be gone from this device. This cannot be undone.',
    confirmField: 'Type {word} to confirm',
    confirmWord: 'delete',
    confirm: 'Delete everything',
  },
  about: {
    title: 'About',
    text: 'Ascribe annotates news articles in the browser: who says what, on which evidence. It works offline and needs no account.',
    version: 'Version {version}',
  },
} as const;
