import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { MessagesProvider, useMessages } from '#messages/messages.tsx';
import type { Notice } from '#workspace/workspace-state.ts';
import { noticeWords } from './notice-words.ts';

function wordsOf(kind: string, values: Notice['values'] = {}) {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <MessagesProvider locale="en">{children}</MessagesProvider>
  );
  const { result } = renderHook(
    () => noticeWords(useMessages('common'), useMessages('problems'), { id: 1, kind, values }),
    { wrapper },
  );
  return result.current;
}

test('a deleted article is named', () => {
  expect(wordsOf('article-deleted', { title: 'A story' })).toEqual({
    text: 'Deleted: A story',
    tone: 'plain',
  });
});

test('hidden lines are counted', () => {
  expect(wordsOf('parts-hidden', { count: 1 })).toEqual({ text: '1 line hidden', tone: 'plain' });
  expect(wordsOf('parts-hidden', { count: 3 }).text).toBe('3 lines hidden');
});

test('a change that was not stored says so, and what to do', () => {
  expect(wordsOf('save-failed', { reason: 'disk-full' })).toEqual({
    text: 'The disk is full, so this was not stored. Nothing was changed. Free some disk space and do it again.',
    tone: 'error',
  });
});

test('a notice nobody has words for is shown as a failure, not swallowed', () => {
  expect(wordsOf('something-new').tone).toBe('error');
});

test('an unknown reason gets the general words', () => {
  expect(wordsOf('save-failed', { reason: 'gremlins' }).text).toContain('was not stored');
});
