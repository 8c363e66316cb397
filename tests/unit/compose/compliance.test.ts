import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complianceOf } from '../../../src/resolve/compliance.ts';
import { type FrontMatter, reportText, TestWorkspace } from '../../support/test-workspace.ts';

const BRAND = `meta: { name: Harbour }
color: { primary: "#0b4f6c" }
compliance:
  updatePolicy: With each set of results.
  licence: Licensed to advise.
  fundingModel: independent
  conflicts: { marketMaking: Harbour makes no markets., ownership: Harbour owns less than 1%. }
`;

let workspace: TestWorkspace;
beforeAll(() => {
  workspace = new TestWorkspace({ 'styles/brands/harbour/brand.yaml': BRAND });
});
afterAll(() => workspace[Symbol.dispose]());

const report = (frontMatter: FrontMatter) => reportText({ brand: 'harbour', ...frontMatter }, 'Cheap.');

describe('answers to disclosure rules', () => {
  it('are those of the report, else of the house', async () => {
    const resolved = await workspace.resolve(
      report({ compliance: { updatePolicy: 'Each month.', conflicts: { ownership: 'Harbour owns 2% on 28 February 2026.' } } }),
    );
    expect(complianceOf(resolved)).toMatchObject({
      updatePolicy: 'Each month.',
      licence: 'Licensed to advise.',
      conflicts: { marketMaking: 'Harbour makes no markets.', ownership: 'Harbour owns 2% on 28 February 2026.' },
    });
  });

  it('are printed among the disclosures, as words', async () => {
    const { body } = await workspace.compose(
      report({
        compliance: {
          certification: { by: ['Jane <Example>'], text: 'The views are my own.' },
          methodologyUrl: 'https://house.example/methods?a=1&b=2',
        },
      }),
    );
    expect(body).toContain('<h3>Analyst certification</h3><p>Jane &lt;Example&gt;: The views are my own.</p>');
    expect(body).toContain('<h3>Conflicts of interest</h3><p>Harbour owns less than 1%.<br>Harbour makes no markets.</p>');
    expect(body).toContain(
      'The research is paid for by the house or its readers.<br>Licensed to advise.<br>With each set of results.',
    );
    expect(body).toContain('<a href="https://house.example/methods?a=1&amp;b=2">');
  });

  it('say nothing where nothing is answered', async () => {
    const { body } = await workspace.compose(reportText({}, 'Cheap.'));
    expect(body).not.toContain('Conflicts of interest');
    expect(body).not.toContain('About this recommendation');
  });

  it.each([
    ['an unknown conflict', { conflicts: { marketMakers: 'None.' } }],
    ['an unknown pack', { packs: ['finra-2214'] }],
    ['an address that is none', { methodologyUrl: 'see our site' }],
  ])('are refused with %s', async (_, compliance) => {
    await expect(workspace.resolve(report({ compliance }))).rejects.toMatchObject({ kind: 'report' });
  });
});
