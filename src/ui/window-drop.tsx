import { FileDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { droppedFiles } from './dropped-files.ts';
import styles from './window-drop.module.css';

type Props = {
  readonly label: string;
  readonly hint: string;
  /** Files hover; where they go may be made ready. */
  readonly onEnter: () => void;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Takes files and folders dropped anywhere on the page; shows where they will land while they hover. */
export function WindowDrop({ label, hint, onEnter, onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  const acts = useRef({ onEnter, onFiles });
  useEffect(() => {
    acts.current = { onEnter, onFiles };
  }, [onEnter, onFiles]);

  useEffect(() => {
    // `dragleave` of a parent comes after `dragenter` of its child: count how deep we are.
    let depth = 0;
    function enter(event: DragEvent): void {
      if (!hasFiles(event)) return;
      if (depth === 0) acts.current.onEnter();
      depth += 1;
      setIsOver(true);
    }
    function leave(event: DragEvent): void {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setIsOver(false);
    }
    function over(event: DragEvent): void {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    }
    async function takeDropped(transfer: DataTransfer): Promise<void> {
      const files = await droppedFiles(transfer);
      if (files.length > 0) acts.current.onFiles(files);
    }
    function drop(event: DragEvent): void {
      depth = 0;
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) void takeDropped(event.dataTransfer);
    }
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className={styles['cover']} aria-hidden>
      <div className={styles['target']}>
        <FileDown size={40} strokeWidth={1.5} />
        <p className={styles['label']}>{label}</p>
        <p className={styles['hint']}>{hint}</p>
      </div>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
