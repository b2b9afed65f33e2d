/** The half of the PDF reader that parses; what is in it concerns the other half alone. */
export const handler: unknown;
