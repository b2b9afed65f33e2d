declare module 'virtual:bookmarklet' {
  /** `bookmarklet.ts` with all it imports as one script that reads `ASCRIBE`. */
  export const code: string;
}
