// oxlint-disable oxc/no-barrel-file -- What the measuring needs, bundled for Node.
export { canonicalize } from '#domain/text/canonical.ts';
export { decodePdf } from '#formats/articles/pdf.ts';
