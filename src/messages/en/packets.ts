/** Working with colleagues: the review hub, packets, the team folder. */
export const packets = {
  title: 'Review',
  open: 'Open a packet',
  send: 'Send a packet',
  drop: 'Open here',
  dropHint: 'A packet or project file from a colleague.',
  empty: {
    title: 'Two people, one text, no server',
    text: 'Each annotates the article alone in their own Ascribe. One sends the other a packet, by mail or any drive; opening it puts that work beside yours and never over it. Then compare the two, decide difference by difference, and send the result back the same way.',
    none: 'Add an article first: it can then be sent.',
  },
  list: {
    label: 'Articles and who has worked on them',
    untitled: 'Untitled',
    layer: '{name}: {count, plural, =0 {nothing yet} one {# annotation} other {# annotations}}',
    me: '{name} (you)',
    alone: 'Only you so far',
    nobody: 'Nobody so far',
    notBegun: 'Not compared yet',
    begun: 'Begun, nothing decided yet',
    decidedOf:
      '{total, plural, =0 {No differences} other {{decided, number} of {total, number} differences decided}}',
    decidedCount: '{count, plural, one {# decision} other {# decisions}}',
    comments: '{count, plural, one {# comment} other {# comments}}',
    review: 'Compare',
    reviewOf: 'Compare the work on {title}',
    send: 'Send',
    sendOf: 'Send a packet with {title}',
  },
  make: {
    title: 'Send a packet',
    text: 'One file for a colleague who uses Ascribe. Mail it, or put it on a drive that you share.',
    articles: '{count, plural, one {# article} other {# articles}}',
    from: 'From',
    fromHint: 'The name your colleague sees beside your work.',
    which: 'Articles',
    whose: 'Whose work goes along',
    mine: 'Only mine',
    mineHint:
      'With what was decided in the review, if there was one, and the versions that you decided about',
    all: 'Everybody’s',
    allHint: 'Also what colleagues have sent you',
    message: 'Message to your colleague',
    messageHint: 'Shown before anything is taken from the packet.',
    packing: 'File',
    json: 'Plain',
    jsonHint: 'Opens everywhere, also in a text editor',
    zip: 'Compressed',
    zipHint: 'Smaller, and with the files the articles were imported from',
    confidential:
      '{count, plural, one {The packet names # confidential source} other {The packet names # confidential sources}}',
    confidentialText:
      'A packet is for a colleague: it holds real names ({names}) and notes. Send it only to somebody who may know them. For anybody else use Export, which can protect them.',
    knows: 'My colleague may know these names',
    make: 'Make the packet',
    making: 'Checking every position against the text …',
    again: 'Change',
    saved: 'The download has started. Send the file to your colleague.',
    failedTitle: 'The packet was not made',
    failedText: 'Your work in Ascribe is unchanged and safe.',
    leftOut:
      '{count, plural, one {# article cannot be read whole and is not in it: {titles}} other {# articles cannot be read whole and are not in it: {titles}}}',
  },
  look: {
    title: 'Packet',
    titleFrom: 'Packet from {name}',
    reading: 'Reading and checking the packet …',
    taking: 'Taking it over …',
    sent: 'Sent {when}',
    fromProject: 'From the project “{project}”',
    blind: 'Annotated blind: no guesses and no colleague’s work were shown until it was handed in.',
    nothingYet:
      'Nothing has been stored yet. Your own work is not changed by what you take from here.',
    failedTitle: 'This packet cannot be opened',
    failedText: 'Nothing in Ascribe was changed.',
    movedOn:
      'Your library has changed since the packet was looked at, here or in another tab. Look at it again.',
    again: 'Look again',
    nothingNew: 'Everything in this packet is here already.',
    take: 'Take it over',
    articles: '{count, plural, one {# article} other {# articles}}',
    match: {
      known: 'The same text as your article',
      deleted: 'The same text as an article in Recently deleted, which will be restored',
      new: 'Not in your library yet',
      near: '{share} the same as “{title}”',
    },
    articleChoice: 'What to do with {title}',
    choice: {
      attach: 'Put the work beside mine',
      own: 'Add as an article of its own',
      skip: 'Leave it out',
    },
    anchors:
      '{kept, plural, =0 {No annotation keeps its words} one {# annotation keeps its words} other {# annotations keep their words}}, {changed, plural, =0 {none} one {#} other {#}} to be checked, {lost, plural, =0 {none} one {#} other {#}} without a place in your text',
    changedTitle:
      '{count, plural, one {# annotation whose words differ} other {# annotations whose words differ}}',
    lostTitle:
      '{count, plural, one {# annotation has no place in your text and stays behind} other {# annotations have no place in your text and stay behind}}',
    lostRelations:
      '{count, plural, one {# link with one end there stays behind too.} other {# links with one end there stay behind too.}}',
    lostSafe: 'They are still in the packet: keep the file, or add the article as one of its own.',
    was: '{label}: “{was}”',
    wasIs: '{label}: “{was}” → “{is}”',
    noReviewNear: 'Decisions about another text are not taken.',
    layer: '{name}: {count, plural, =0 {no annotations} one {# annotation} other {# annotations}}',
    curated:
      'Decided so far: {count, plural, =0 {no annotations} one {# annotation} other {# annotations}}',
    status: {
      new: 'new',
      newer:
        'newer than the copy here: {added, number} added, {changed, number} changed, {removed, number} removed',
      same: 'here already',
      older: 'older than the copy here, which stays',
      conflict:
        'differs from the copy here without being newer: {added, number} added, {changed, number} changed, {removed, number} removed',
      clash: 'cannot be told from another piece of work here and is left out',
    },
    mineStays:
      'Yours has {count, plural, one {# annotation} other {# annotations}} that this copy lacks, so yours stays.',
    layerChoice: 'What to do with the work of {name}',
    layers: {
      take: 'Take it',
      keepBoth: 'Keep both',
      skip: 'Leave it out',
    },
    reviews: '{count, plural, one {# decision} other {# decisions}}',
    comments: '{count, plural, one {# comment} other {# comments}}',
    along: 'Also new: {what}',
    whose: {
      label: 'This packet holds work under your own id. Whose is it?',
      mine: 'Mine, from another computer',
      mineHint: 'It comes to your own work; where yours has something it lacks, both are kept',
      other: 'Somebody else’s, who began with a copy of my backup',
      otherHint: 'It is kept apart, under the name below',
      name: 'Their name',
      otherComputer: '{name} (other computer)',
    },
    people: {
      title:
        'People and sources: {known, number} taken for somebody in your list, {fresh, number} new',
      text: 'Say who they are here. No annotation is rewritten, and taking the packet back undoes it.',
      choice: 'Who {name} is here',
      new: 'Somebody new',
      same: 'Same as {name}',
      alias: '{name}, with this as another name',
      other: 'Somebody else of my list …',
      search: 'Who {name} is in my list',
      showList: 'Show my list',
      unnamed: 'unnamed',
      namedAt: '{paragraph, plural, =0 {} other {paragraph #: }}“{words}” ({title})',
    },
    more: '{count, plural, one {and # more} other {and # more}}',
  },
  folder: {
    title: 'Team folder',
    text: 'Choose a folder that your team shares, on the newsroom’s drive or in a sync service. Ascribe writes your work there, one file an article in a folder of your own, and takes what colleagues have written in theirs. Real names and notes are in these files: share the folder only with people who may know them.',
    unsupported:
      'This browser cannot share a folder with a web page (Chrome, Edge and Opera can). Send packets instead: they hold the same.',
    confidential:
      '{count, plural, one {Your files in the folder name # confidential source} other {Your files in the folder name # confidential sources}}',
    confidentialText:
      'They hold real names ({names}) and notes. Use a folder only where everybody who can open it may know them.',
    knows: 'Everybody who can open the folder may know these names',
    choose: 'Choose a folder',
    other: 'Choose another',
    leave: 'Stop using it',
    sync: 'Sync now',
    syncing: 'Reading and writing the team folder …',
    using: 'Using “{name}”',
    ask: 'The browser wants to be asked again before Ascribe may use “{name}”.',
    allow: 'Allow and sync',
    gone: 'The folder “{name}” cannot be reached: the drive may not be connected, or the folder was moved. Nothing is lost; your work is in this browser. Connect it and sync again, or choose another folder.',
    last: 'In step {when}',
    report:
      '{written, plural, =0 {Nothing of yours to write} one {# file of yours written} other {# files of yours written}}, {taken, plural, =0 {nothing new from others} one {# new from others} other {# new from others}}.',
    waiting:
      '{count, plural, one {# file waits for your decision} other {# files wait for your decision}}',
    open: 'Look at it',
    openOf: 'Look at {path}',
    from: 'from {name}',
    unready:
      '{count, plural, one {# file is still being copied; it is tried again next time.} other {# files are still being copied; they are tried again next time.}}',
    failed: '{count, plural, one {# file cannot be read} other {# files cannot be read}}',
  },
  taken: {
    title: 'Packet taken over',
    layers:
      '{added, plural, =0 {No new set of annotations} one {# new set of annotations} other {# new sets of annotations}}{replaced, plural, =0 {} one {, # newer copy} other {, # newer copies}}.',
    articles: '{count, plural, one {# article added.} other {# articles added.}}',
    along:
      '{reviews, plural, =0 {} one {# decision. } other {# decisions. }}{comments, plural, =0 {} one {# comment.} other {# comments.}}',
    nothing: 'Everything was here already; nothing was changed.',
    beside: 'Your own annotations are as they were.',
    takeBack: 'Take it back',
    compare: 'Compare now',
  },
} as const;
