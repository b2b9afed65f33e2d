import { partsOfComment } from '#domain/comments/mentions.ts';
import type { Annotator } from '#domain/project/project.ts';
import styles from './comment-threads.module.css';

type Props = { readonly text: string; readonly annotators: readonly Annotator[] };

/** Plain text: nothing in it is read as markup, and only addresses of web pages can be followed. */
export function CommentText({ text, annotators }: Props) {
  return (
    <p className={styles['text']} dir="auto">
      {partsOfComment(text, annotators).map((part) => {
        switch (part.kind) {
          case 'text':
            return part.text;
          case 'mention':
            return (
              <bdi key={part.start} className={styles['mention']}>
                {part.text}
              </bdi>
            );
          case 'link':
            return (
              <a key={part.start} href={part.text} target="_blank" rel="noopener noreferrer">
                {part.text}
              </a>
            );
        }
      })}
    </p>
  );
}
