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
  /** A link of another page was dropped: without an answer the browser would go there. */
  readonly onLink?: (address: string) => void;
};

/** Takes files and folders dropped anywhere on the page; shows where they will land while they hover. */
export function WindowDrop({ label, hint, onEnter, onFiles, onLink }: Props) {
  const [isOver, setIsOver] = useState(false);
  const acts = useRef({ onEnter, onFiles, onLink });
  useEffect(() => {
    acts.current = { onEnter, onFiles, onLink };
  }, [onEnter, onFiles, onLink]);

  useEffect(() => {
    // `dragleave` of a parent comes after `dragenter` of its child: count how deep we are.
    let depth = 0;
    /** What is dragged is a part of this very page. */
    let isOwn = false;
    function start(): void {
      isOwn = true;
    }
    function end(): void {
      isOwn = false;
    }
    function takesLink(event: DragEvent): boolean {
      return !isOwn && acts.current.onLink !== undefined && isLinkForPage(event);
    }
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
      if (!hasFiles(event) && !takesLink(event)) return;
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
      if (!hasFiles(event)) {
        if (!takesLink(event)) return;
        event.preventDefault();
        acts.current.onLink?.(event.dataTransfer?.getData('text/plain') ?? '');
        return;
      }
      event.preventDefault();
      if (event.dataTransfer) void takeDropped(event.dataTransfer);
    }
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    window.addEventListener('dragstart', start);
    window.addEventListener('dragend', end);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
      window.removeEventListener('dragstart', start);
      window.removeEventListener('dragend', end);
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

/** In a field, a dropped link is text like any other. */
function isLinkForPage({ dataTransfer, target }: DragEvent): boolean {
  const isInField =
    target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
  return !isInField && dataTransfer?.types.includes('text/uri-list') === true;
}
