import { useEffect, useState } from 'react';
import { type PacketOptions, confidentialNames } from '#workspace/packets.ts';

const NOBODY: readonly string[] = [];

/** Names of confidential people and sources that such a packet would tell; nobody until they are read. */
export function useConfidential({
  articles,
  layers,
  kind,
}: Pick<PacketOptions, 'articles' | 'layers' | 'kind'>): readonly string[] {
  const [names, setNames] = useState(NOBODY);
  useEffect(() => {
    let isLeft = false;
    async function load(): Promise<void> {
      const found = await confidentialNames({ articles, layers, kind });
      if (!isLeft) setNames(found);
    }
    void load();
    return () => {
      isLeft = true;
    };
  }, [articles, layers, kind]);
  return names;
}
