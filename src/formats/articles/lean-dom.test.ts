import { expect, test } from 'vitest';
import { parsePage } from './parse-page.ts';

const PAGE = `<body class=" b  a b ">
  <p id="styled" style="display: none">one <b>two</b></p>
  <p id="plain">three <svg><foreignObject><p>four</p></foreignObject></svg></p>
  <h1 class>five</h1>`;

test('elements are asked for by the names of their tags, in the order of the page', async () => {
  const { body } = await parsePage(PAGE);
  const texts = (elements: Iterable<Element>) => [...elements].map((each) => each.textContent);
  expect(texts(body.querySelectorAll('h1,B'))).toEqual(['two', 'five']);
  expect(texts(body.getElementsByTagName('b'))).toEqual(['two']);
  expect(texts(body.querySelectorAll('p > b'))).toEqual(['two']);
  expect(texts(body.querySelectorAll('body'))).toEqual([]);
  expect(body.getElementsByTagName('foreignObject')).toHaveLength(1);
});

test('a class is named once, whoever reads it', async () => {
  const { body } = await parsePage(PAGE);
  expect(body.className).toBe('b a');
  expect(body.getAttribute('class')).toBe('b a');
  body.classList.add('c');
  expect(body.className).toBe('b a c');
  expect(body.querySelector('h1')?.className).toBe('');
  expect(body.querySelector('p')?.className).toBe('');
});

test('a style is read where there is one', async () => {
  const document = await parsePage(PAGE);
  expect(document.getElementById('styled')?.style.display).toBe('none');
  expect(document.getElementById('plain')?.style.display).not.toBe('none');
});

test('text that is in pieces for the parser is one node', async () => {
  const { body } = await parsePage(
    '<!doctype html><p>one two &amp; three<table>lost <tr><td>four</table>',
  );
  expect([...body.childNodes].map((node) => node.textContent)).toEqual([
    'one two & three',
    'lost ',
    'four',
  ]);
  expect(body.querySelector('p')?.childNodes).toHaveLength(1);
});
