import { callOf } from '../call/call.ts';
import { type Identity, identityOf } from '../call/identity.ts';
import { listed } from '../call/phrases.ts';
import { coversSeveral, isOnDebt } from '../call/scope.ts';
import type { Note } from '../note/note.ts';
import type { Noticed, Rule } from '../rule.ts';

export const identityBlock: Rule = {
  id: 'identity-block',
  group: 'completeness',
  severity: 'warning',
  about:
    'A note that gives a rating or target on a share must say which share: ticker, exchange, currency, and for depositary shares how many ordinary shares one stands for. Per-share figures of two lines of one company differ by that ratio.',
  examples: {
    fires: [
      {
        text: 'Halden Marine is cheap\n\nWe rate Halden Marine a Buy with a price target of $40. The shares trade at $31.60 (close of 19 November 2025).',
        why: 'No ticker says which share is meant.',
      },
      {
        text: 'Dunlin Commerce (NYSE: DNLC)\n\nOur price target is $40 per ADS, 27% above the price of $31.60 on 19 November 2025.',
        why: 'A target per ADS, and nothing says how many shares an ADS is.',
      },
      {
        text: '---\nkind: note\ntitle: Halden Marine\nfacts:\n  price: { label: Price, value: 10, unit: "", asOf: 2026-03-02 }\n  target: { label: Target, value: 12, unit: "" }\nprice: price\ntarget: { current: target, method: Ten times earnings }\n---\n\nThe shares are cheap.\n',
        why: 'The report has no issuer.',
      },
    ],
    silent: [
      {
        text: 'Hallvard Bulk (NYSE: HVB)\n\nWe keep Buy with a price target of $40.',
        why: 'Ticker and exchange stand together.',
      },
      {
        text: 'Norrsund Bank (NORR SS)\n\nRating: Accumulate, target price SEK 151.',
        why: 'The code of a data service names both.',
      },
      { text: '华岭微装（688937.SH）\n\n评级：买入，目标价：103.7元', why: 'The suffix names the exchange.' },
      {
        text: 'Three chip makers\n\nWe rate Kirima (6997 JP) Buy with a target of ¥5,400, Orlim (ORLM US) Buy with a target of $90 and Hualing (688937.SH) Hold.',
        why: 'Several companies, each with its code.',
      },
      {
        text: 'Rates weekly\n\nWe recommend to sell EUR/SEK at 11.02, target 10.85.',
        why: 'A currency pair is no share.',
      },
    ],
  },
  *check({ note }) {
    const call = callOf(note);
    const called = call.ownRating ?? call.ownTarget ?? call.streetTarget;
    if (called === undefined || (note.report && note.report.data.kind !== 'note')) return;
    if (coversSeveral(note) || isOnDebt(note)) return;
    const identity = identityOf(note);
    const { must, should } = note.report ? missingInReport(note, identity) : missingInDraft(identity);
    if (must.length + should.length === 0) return;
    yield found(note, [...must, ...should], must.length > 0 ? undefined : 'info');
  },
};

function found(note: Note, missing: readonly string[], severity: 'info' | undefined): Noticed {
  return {
    ...(severity ? { severity } : {}),
    message: `The note is about one share and does not say its ${listed(missing)}.`,
    mend: note.report
      ? 'Complete issuer in the front matter: ticker, exchange, currency, and adsRatio for depositary shares.'
      : 'Write it behind the name, as in "(NYSE: BABA)" or "BABA US"; of depositary shares also say how many ordinary shares one stands for.',
    place: note.report?.locate(['issuer']) ?? note.title?.place() ?? { file: note.file, line: 1, column: 1 },
  };
}

interface Missing {
  readonly must: readonly string[];
  readonly should: readonly string[];
}

function missingInDraft({ tickers, exchange, currency, legalName, depositary, ratio }: Identity): Missing {
  const identified = tickers.size > 0;
  return {
    must: [
      ...(identified || legalName ? [] : ['ticker', ...(exchange ? [] : ['exchange'])]),
      ...(currency ? [] : ['currency']),
      ...(depositary && !ratio ? [RATIO] : []),
    ],
    should: [...(!identified && legalName ? ['ticker'] : []), ...((identified || legalName) && !exchange ? ['exchange'] : [])],
  };
}

const RATIO = 'number of ordinary shares in one depositary share';

function missingInReport(note: Note, said: Identity): Missing {
  const { data, facts } = note.report as NonNullable<Note['report']>;
  const { issuer, target } = data;
  const unit = target && facts.get(target.current)?.unit;
  const hasTicker = said.tickers.size > 0;
  const hasExchange = said.exchange || /[ .][A-Z]{2}$/.test(issuer?.ticker ?? '');
  return {
    must: [
      ...(hasTicker ? [] : ['ticker', ...(hasExchange ? [] : ['exchange'])]),
      ...(said.currency || /^[A-Z]{3}$/.test(unit ?? '') ? [] : ['currency']),
      ...(said.depositary && !said.ratio && issuer?.adsRatio === undefined ? [RATIO] : []),
    ],
    should: hasTicker && !hasExchange ? ['exchange'] : [],
  };
}
