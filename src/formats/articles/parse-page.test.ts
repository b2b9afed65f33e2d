import { expect, test } from 'vitest';
import { parsePage } from './parse-page.ts';

test.each([
  ['<p>One<p>Two', '<p>One</p><p>Two</p>'],
  ['<table><p>Out</p><tr><td>In', '<p>Out</p><table><tbody><tr><td>In</td></tr></tbody></table>'],
  ['<b><p>One</b>Two', '<b></b><p><b>One</b>Two</p>'],
  ['a<template><p>No</p></template>b', 'a<template></template>b'],
])('%s is built as browsers build it', async (html, body) => {
  expect((await parsePage(html)).body.innerHTML).toBe(body);
});

test('handlers and script addresses are not kept', async () => {
  const document = await parsePage('<p onclick="x()" class="a"><a href=" JavaScript:x()">Text</a>');
  expect(document.body.innerHTML).toBe('<p class="a"><a>Text</a></p>');
});

test('what is nested deeper than in any browser stands side by side, in order', async () => {
  const document = await parsePage(`${'<div>'.repeat(2000)}<p>One</p><p>Two</p>`);
  expect(document.body.textContent).toBe('OneTwo');
  let depth = 0;
  for (
    let at = document.querySelector('p');
    at;
    at = at.parentElement as HTMLParagraphElement | null
  )
    depth += 1;
  expect(depth).toBeLessThan(520);
});

test('an element of thousands of attributes keeps the first', async () => {
  const names = Array.from({ length: 5000 }, (_, at) => `a${at}`);
  const { body } = await parsePage(`<p ${names.join(' ')}>Text</p>`);
  expect(body.firstElementChild?.attributes.length).toBe(100);
});
