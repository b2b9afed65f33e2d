import type { CSSProperties } from 'react';
import { findLabel } from '#domain/codebook/codebook.ts';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './first-run.module.css';

type Part = { readonly text: string; readonly label?: string };

/** Made up, as the sample article is. */
const PARTS: readonly Part[] = [
  { text: '“The bridge will stay closed until spring,”', label: 'CLAIM' },
  { text: ' ' },
  { text: 'Mayor Ana Ruiz', label: 'SPEAKER' },
  { text: ' told ' },
  { text: 'the Harbour Courier', label: 'SOURCE' },
  { text: '.' },
];

/** Shows what annotating means before anything has to be read. */
export function ExampleSentence() {
  const t = useMessages('library');
  const codebook = useWorkspace((s) => s.project?.codebook);
  if (!codebook) return null;
  return (
    <figure className={styles['example']} aria-label={t('first.example')} lang="en">
      <p>
        {PARTS.map(({ text, label }) => {
          const definition = label === undefined ? undefined : findLabel(codebook, label);
          if (!definition) return <span key={text}>{text}</span>;
          const { light, dark } = definition.color;
          const look: CSSProperties & Record<`--${string}`, string> = {
            '--stroke': `light-dark(${light.stroke}, ${dark.stroke})`,
            '--tint': `light-dark(${light.tint}, ${dark.tint})`,
            '--line': definition.underline === 'boxed' ? 'solid' : definition.underline,
          };
          return (
            <span key={text} style={look}>
              <mark>{text}</mark>
              <span className={styles['label']}>{definition.name}</span>
            </span>
          );
        })}
      </p>
    </figure>
  );
}
