/// <reference types="vite/client" />
import { fromBase64 } from '#formats/base64.ts';

/** Each a chunk of its own, loaded when a document asks for it. */
const FILES = import.meta.glob<string>('/node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&inline',
  import: 'default',
});

/**
 * The tables by which Chinese, Japanese and Korean fonts number their signs; many documents name one
 * instead of bringing it along. The reader makes one of these for itself.
 */
export class CharacterMaps {
  async fetch({ name }: { readonly name: string }) {
    const load = FILES[`/node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
    const address = (await load?.()) ?? '';
    const cMapData = fromBase64(address.slice(address.indexOf(',') + 1));
    if (!cMapData || cMapData.length === 0) throw new Error(`no character map ${name}`);
    return { cMapData, isCompressed: true };
  }
}
