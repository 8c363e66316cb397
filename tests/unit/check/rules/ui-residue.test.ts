import { describe, expect, it } from 'vitest';
import { uiResidue } from '../../../../src/check/rules/ui-residue.ts';
import { findingsIn } from '../support.ts';

const linesOf = async (text: string) => (await findingsIn(text, [uiResidue])).map(({ place }) => place?.line);
const around = (line: string) =>
  `Halden Marine: harbours fill\n\nRevenue rose 4% in 2025, and freight rates held all year.\n\n${line}\n\nThe order book covers fourteen months of sales, which is long.`;

describe('ui-residue', () => {
  it.each([
    'Unlock More Features',
    'Login to access AI-powered analysis',
    'Let me now conduct a comprehensive analysis for you.',
    'Here is the analysis',
    'Here is a comprehensive summary of the company:',
    'Sure! Here is the report you asked for.',
    'As an AI language model, I cannot give financial advice.',
    'As of my last knowledge update, the company had two terminals.',
    'Please use the chat box below to ask any financial question.',
    'Share this article with a friend',
    'Subscribe to our newsletter',
    'Follow us on social media',
    'Accept all cookies',
    '5 min read',
    'Would you like me to compare Halden with its peers?',
    'Jetzt registrieren und weiterlesen',
    'Diese Website verwendet Cookies.',
    'Als KI-Sprachmodell kann ich keine Anlageberatung geben.',
    'Artikel teilen',
    '点击查看完整报告',
    '作为一个人工智能助手，我无法提供投资建议。',
    '好的，以下是为您整理的分析。',
    '扫码关注公众号',
  ])('finds %j', async (line) => {
    expect(await linesOf(around(line))).toEqual([5]);
  });

  it.each([
    'Revenue rose 4% :contentReference[oaicite:2]{index=2}.',
    'Revenue rose 4% citeturn0search1.',
    'Revenue rose 4%【12†source】.',
    'Revenue rose 4%, see https://port.example/a?utm_source=chatgpt.com for more.',
  ])('finds the mark in %j', async (line) => {
    expect(await linesOf(around(line))).toEqual([5]);
  });

  it('takes a button that could be a heading for one only beside another', async () => {
    expect(await linesOf(around('Share'))).toEqual([]);
    expect(await linesOf(around('Copy\nShare\nRegenerate response'))).toEqual([5, 6, 7]);
  });

  it.each([
    'Upgrade to Buy',
    'Upgrade to Outperform from Neutral',
    'Unlock more value',
    'Export',
    'Of course, part of the rise reflects a weak base.',
    'Certainly, the board can afford a dividend.',
    'Let’s look at the margin first.',
    'Here are the growth rates of the two segments by decade:',
    'About Nvidia: the company sells chips for AI.',
    'If you need the model, please write to the analyst.',
    'Users log in more often, and subscribe to a second service.',
    'The assistant, an AI language model, has 4 million users.',
    'Participants may ask any question of the board at the annual meeting.',
    'Natürlich bleibt der Kupferpreis ein Risiko.',
    'Selbstverständlich kann die Förderung auslaufen.',
    '当然，海外认证仍存在不确定性。',
    '现在让我们看看公司的四个主要业务板块。',
    '公司的输入法用户达到4亿。',
  ])('is silent about %j', async (line) => {
    expect(await linesOf(around(line))).toEqual([]);
  });

  it('is silent about what somebody else says', async () => {
    expect(await linesOf(around('The bot answers “As an AI language model, I cannot help” too often.'))).toEqual([]);
  });
});
