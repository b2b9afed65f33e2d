/** The annotate screen. */
export const annotate = {
  /** What undo and redo name: "Undo: tag". */
  act: {
    tag: 'tag',
    relabel: 'change of label',
    remove: 'removal',
    resize: 'change of extent',
    'add-piece': 'another piece',
    'set-speaker': 'speaker',
    'set-source': 'source',
    'repeat-attribution': 'same speaker and source',
    'set-attribute': 'change of a field',
    'set-entity': 'who this is',
    'edit-entity': 'change of a person or source',
    'set-note': 'note',
    link: 'link',
    unlink: 'removal of a link',
  },
} as const;
