import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './back-link.module.css';

type Props = { readonly href: string; readonly children: ReactNode };

/** Leads from a page to the one above it. */
export function BackLink({ href, children }: Props) {
  return (
    <a className={styles['back']} href={href}>
      <ArrowLeft aria-hidden size={18} />
      {children}
    </a>
  );
}
