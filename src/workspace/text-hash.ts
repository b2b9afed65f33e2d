import { type TextHash, brand } from '#domain/ids.ts';

/** SHA-256 of a text's UTF-8 bytes. Canonical text holds no lone surrogates, so the bytes are the text. */
export async function textHashOf(text: string): Promise<TextHash> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return brand<TextHash>(
    [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  );
}
