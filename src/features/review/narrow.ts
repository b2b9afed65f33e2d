/** Below this text and list take turns. The style sheet has the same number. */
export const NARROW = '(max-width: 60rem)';
