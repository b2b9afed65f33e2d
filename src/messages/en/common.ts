/** Words that more than one screen needs. */
export const common = {
  appName: 'Ascribe',
  me: 'Me',
  action: {
    save: 'Save',
    cancel: 'Cancel',
    close: 'Close',
    dismiss: 'Dismiss',
    undo: 'Undo',
    redo: 'Redo',
    retry: 'Try again',
    reload: 'Reload',
    delete: 'Delete',
    download: 'Download',
    more: 'More',
    back: 'Back',
    toLibrary: 'Back to the library',
    skipToMain: 'Skip to the main part',
    clearSearch: 'Clear the search',
  },
  /** Before a dialog is closed that somebody has typed into. */
  discard: {
    title: 'Close without adding or saving?',
    text: 'What you have entered here has not been kept yet and would be gone.',
    confirm: 'Close without it',
    cancel: 'Go on here',
  },
  details: {
    title: 'About this article',
    articleTitle: 'Title',
    titleMissing: 'A title is needed to find the article again.',
    outlet: 'Outlet',
    date: 'Publication date',
    byline: 'Byline',
  },
  place: {
    library: 'Library',
    settings: 'Settings',
    people: 'People and sources',
    agreement: 'Agreement',
    training: 'Practise',
    review: 'Review',
    article: 'Article',
    notFound: 'Not found',
    title: '{place} · Ascribe',
    messages: 'Messages',
    status: 'Status',
    errorTitle: 'Something went wrong',
  },
  save: {
    saved: 'Saved',
    saving: 'Saving …',
    failed: 'Not saved',
  },
  storage: {
    onThisDevice: 'Stored on this device',
    nothingSent: 'Nothing is sent anywhere.',
    granted: 'The browser keeps the data until you delete it.',
    denied: 'The browser may clear the data when disk space runs short. Keep a backup file.',
    unknown: 'The browser does not say whether it keeps the data. Keep a backup file.',
    kept: 'Kept by the browser',
    mayBeCleared: 'May be cleared by the browser',
    unsaved:
      '{count, plural, one {# article has changes that are not saved yet} other {# articles have changes that are not saved yet}}. Keep this tab open.',
    lastBackup: 'Last backup file {when}',
    noBackup: 'No backup file yet',
    backUp: 'Back up',
  },
  theme: {
    label: 'Colours',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  notFound: {
    page: {
      title: 'There is no such page',
      text: 'The address does not lead to anything in Ascribe.',
    },
    article: {
      title: 'This article is not here',
      text: 'It may have been deleted, or the link comes from another device. Articles live only in the browser they were added in.',
    },
    damaged: {
      title: 'This article cannot be read',
      text: 'What is stored of it does not fit together, so it was not opened and nothing was changed. Your other articles are not affected. If you have a backup file, import it.',
    },
  },
  opening: 'Opening the article …',
  /** How far somebody's work on an article is. */
  work: {
    draft: 'Draft',
    submitted: 'Handed in',
    approved: 'Approved',
    returned: 'Sent back',
  },
  workDecided: 'See what was decided',
  notice: {
    articleDeleted: 'Deleted: {title}',
    articlesAdded: '{count, plural, one {# article added} other {# articles added}}',
    packetTakenBack: 'Taken back: everything is as it was before the packet.',
    packetNotTakenBack:
      'The packet was not taken back: something that it brought has been worked with since. Nothing was changed.',
    articlesTakenBack:
      '{count, plural, one {# article is} other {# articles are}} in Recently deleted now',
    everythingDeleted: 'Everything was deleted.',
    readAs:
      '“{title}” was read as {encoding}, an older encoding. If its letters or quotation marks look wrong, save it as UTF-8 and add it again.',
    damagedCharacters:
      '{count, plural, one {# damaged character} other {# damaged characters}} in “{title}” could not be read and {count, plural, one {shows} other {show}} as �. The file is as it was.',
    partsHidden: '{count, plural, one {# line} other {# lines}} hidden',
    partsShown: '{count, plural, one {# line is} other {# lines are}} part of the text again',
    handedIn: 'Handed in: {title}',
    commentWithdrawn: 'Comment withdrawn',
    commentArticleGone:
      'The article has been deleted for good in another tab. Your comment was not sent; its text is still in the field.',
    suggestionsDismissed: '{count, plural, one {# suggestion} other {# suggestions}} dismissed',
    noOriginal: '“{title}” was pasted as plain text; there is no original file.',
    noOriginalRow:
      '“{title}” is one of several articles in {fileName}. That file is not kept here; its text is.',
    projectReplaced:
      'Another tab has opened another project or deleted everything. You see what is stored now; your last change was not made.',
    people: {
      merge:
        '{count, plural, one {{second} is {first} from now on} other {# others are {first} from now on}}, in all articles.',
      split: '{first} is somebody else than {second} from now on, where you chose so.',
      rename: '{second} is called {first} from now on, in all articles.',
      edit: '{first} changed, in all articles.',
      'tell-apart': '{first} and {second} are two.',
    },
    takenBack: 'Taken back: {what}',
    doneAgain: 'Done again: {what}',
    peopleRefused: {
      changed:
        'Nothing was changed: these people have been edited since, here or in another tab. You see them as they are now.',
      'moved-on':
        'Nothing was changed: something else has been done since, here or in another tab. You see what can be taken back now.',
      'not-current': 'Nothing was changed: another tab has opened another project.',
      unsaved:
        'Nothing was changed: an article has edits that are not saved yet. Open it, or try again in a moment.',
    },
    reviewRenewed:
      'Newer copies of the annotations are compared now, as chosen in another tab. Decisions about what has not changed still count.',
    editsDropped:
      'Another tab changed this article at the same time. {count, plural, one {Your last change did not fit any more and was left out.} other {Your last # changes did not fit any more and were left out.}}',
  },
} as const;
