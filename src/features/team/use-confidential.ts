import { useEffect, useState } from 'react';
import { type PacketOptions, confidentialNames } from '#workspace/packets.ts';

type Contents = Pick<PacketOptions, 'articles' | 'layers' | 'kind'>;

/**
 * Names of confidential people and sources that such a packet would tell; undefined until all that it holds has been
 * looked through.
 */
export function useConfidential({
  articles,
  layers,
  kind,
}: Contents): readonly string[] | undefined {
  const [found, setFound] = useState<Contents & { readonly names: readonly string[] }>();
  useEffect(() => {
    const left = new AbortController();
    async function load(): Promise<void> {
      const contents = { articles, layers, kind };
      const names = await confidentialNames(contents, left.signal);
      if (names) setFound({ ...contents, names });
    }
    void load();
    return () => {
      left.abort();
    };
  }, [articles, layers, kind]);
  const isOfThis = found?.articles === articles && found.layers === layers && found.kind === kind;
  return isOfThis ? found.names : undefined;
}
