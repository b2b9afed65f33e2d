import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, beforeAll, expect, test } from 'vitest';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { DESK } from '#domain/project/test-desk.ts';
import { loadMoreMessages, MessagesProvider, MoreMessages } from '#messages/messages.tsx';
import type { AgreementMeasured } from '#workspace/agreement.ts';
import { store } from '#workspace/store.ts';
import { MethodsDialog } from './methods-dialog.tsx';

beforeAll(async () => {
  await loadMoreMessages();
});

const F1: ReportLine = {
  metric: 'f1_strict',
  coefficient: { kind: 'defined', value: 0.7172, n: 50 },
  interval: { low: 0.643, high: 0.769 },
};

function measured(shared: number, lines: readonly ReportLine[]): AgreementMeasured {
  const none = { articles: 0, lines: [] };
  return {
    lines,
    places: [],
    gold: { curated: none, majority: none },
    basis: {
      shared,
      articles: shared,
      annotators: [
        { name: 'Ana', isMe: true },
        { name: 'Ben', isMe: false },
      ],
      annotations: 50,
      relations: 0,
      frozen: 3,
      layers: 2 * shared,
      damaged: 0,
      hidden: 0,
    },
  };
}

function begin(blindPeriods: readonly { from: number; to?: number }[]): void {
  store.setState({
    project: { ...DESK, settings: { enabledLabels: [], blindPeriods } },
  });
}

function paragraph(of: AgreementMeasured): string {
  render(
    <MessagesProvider locale="en">
      <MoreMessages>
        <MethodsDialog
          measured={of}
          articleTitle={undefined}
          version="1.2.3"
          onClose={() => undefined}
        />
      </MoreMessages>
    </MessagesProvider>,
  );
  return screen.getByRole('dialog').textContent;
}

beforeEach(() => {
  begin([]);
});
afterEach(cleanup);

test('the paragraph names the version, the codebook, the basis, the sources and the figures', () => {
  const said = paragraph(measured(20, [F1]));
  expect(said).toContain('Ascribe 1.2.3 on 20 articles that two or more of 2 annotators');
  expect(said).toContain(`“${DEFAULT_CODEBOOK.name}”, version ${DEFAULT_CODEBOOK.version}`);
  expect(said).toContain('Of the 40 layers compared, 3 were measured as they were before');
  expect(said).toContain('Krippendorff et al. 2016');
  expect(said).toContain('1,000 draws of whole articles');
  expect(said).toContain('F1, exact = 0.72 [0.64, 0.77]');
  expect(said).toContain('suggestions could be seen');
  expect(said).not.toContain('Gamma');
  expect(said).not.toContain('Relations matched');
});

test('it says when no interval can be given, and from when to when the work was blind', () => {
  begin([{ from: Date.UTC(2026, 0, 5, 12), to: Date.UTC(2026, 1, 7, 12) }]);
  const { interval: _interval, ...without } = F1;
  const gamma: ReportLine = {
    metric: 'gamma',
    coefficient: { kind: 'defined', value: 0.5, n: 50 },
  };
  const said = paragraph(measured(4, [without, gamma]));
  expect(said).toContain('No intervals are given');
  expect(said).toMatch(/hidden from .*January.* to .*February/v);
  expect(said).toContain('30 random continua');
  expect(said).toContain('F1, exact = 0.72; Gamma = 0.5');
});
