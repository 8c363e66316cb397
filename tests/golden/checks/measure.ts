import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RuleGroup } from '../../../src/check/rule.ts';
import { rules } from '../../../src/check/rules/index.ts';
import type { Finding } from '../../../src/shared/finding.ts';

/** An error that was put into a note on purpose. */
export interface Planted {
  readonly line: number;
  readonly kind: string;
  readonly why: string;
  /** What it should have been. */
  readonly recomputed?: string;
  /** Lines that contradict this one: neither can be called the wrong one, so a finding at either will do. */
  readonly also?: readonly number[];
}

export interface GoldenNote {
  readonly name: string;
  readonly text: string;
  /** Empty when the note is sound. */
  readonly planted: readonly Planted[];
}

export interface Judged {
  readonly note: GoldenNote;
  readonly found: readonly { readonly planted: Planted; readonly by: Finding | undefined }[];
  /** Findings of severity error where nothing was planted. */
  readonly falseErrors: readonly Finding[];
  readonly falseWarnings: readonly Finding[];
}

/** Kinds whose error stands in a whole table: a finding at any of its lines will do. */
const OF_TABLES = new Set(['total', 'share-total', 'factors', 'quarters', 'footing', 'weighted-target']);
/** Kinds that rules of sourcing find as well as those of words and numbers. */
const OF_TIME_AND_OWNERS = new Set(['closed-period', 'as-of', 'dates', 'attribution', 'stale-price', 'press-as-fact']);
const GROUPS_OF_WORDS: readonly RuleGroup[] = ['words', 'structure', 'completeness', 'consistency'];
const GROUPS_OF_SOURCES: readonly RuleGroup[] = ['sourcing'];
const GROUPS_OF_NUMBERS: readonly RuleGroup[] = ['arithmetic', 'consistency', 'completeness', 'words'];
const groupOf = new Map(rules.map(({ id, group }) => [id, group]));

/** The notes under a folder, each a folder with `note.md` and `expected.yaml`. */
export function notesIn(folder: string): readonly GoldenNote[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const expected = parse(readFileSync(join(folder, name, 'expected.yaml'), 'utf8'));
      return {
        name,
        text: readFileSync(join(folder, name, 'note.md'), 'utf8'),
        planted: expected.sound === true ? [] : expected.errors,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Which planted errors were found, and what was called an error without being one. */
export function judge(note: GoldenNote, findings: readonly Finding[]): Judged {
  const lines = note.text.split('\n');
  const placed = note.planted.map((planted) => ({ planted, lines: linesOf(planted, lines) }));
  const touches = ({ place }: Finding) => placed.some((error) => place !== undefined && error.lines.has(place.line));
  return {
    note,
    found: placed.map(({ planted, lines: at }) => ({
      planted,
      by: findings.find(
        ({ rule, severity, place }) =>
          severity !== 'info' &&
          place !== undefined &&
          at.has(place.line) &&
          groupsOf(planted).includes(groupOf.get(rule) ?? 'charts'),
      ),
    })),
    falseErrors: findings.filter((finding) => finding.severity === 'error' && !touches(finding)),
    falseWarnings: findings.filter((finding) => finding.severity === 'warning' && !touches(finding)),
  };
}

function linesOf({ line, kind, also = [] }: Planted, lines: readonly string[]): ReadonlySet<number> {
  const found = new Set([line, ...also]);
  if (!OF_TABLES.has(kind) || !isRow(lines[line - 1])) return found;
  for (let at = line; isRow(lines[at - 1]); at++) found.add(at);
  for (let at = line; isRow(lines[at - 1]); at--) found.add(at);
  return found;
}

function isRow(line: string | undefined): boolean {
  return line?.includes('|') ?? false;
}

function groupsOf({ kind }: Planted): readonly RuleGroup[] {
  if (kind === 'citation') return GROUPS_OF_SOURCES;
  if (/source|uncited/.test(kind)) return [...GROUPS_OF_NUMBERS, ...GROUPS_OF_SOURCES];
  if (OF_TIME_AND_OWNERS.has(kind)) return [...GROUPS_OF_NUMBERS, ...GROUPS_OF_SOURCES];
  return ['truncated', 'duplicate', 'residue'].includes(kind) ? GROUPS_OF_WORDS : GROUPS_OF_NUMBERS;
}

export function recallOf(judged: readonly Judged[]): number {
  const all = judged.flatMap(({ found }) => found);
  return all.length === 0 ? 1 : all.filter(({ by }) => by !== undefined).length / all.length;
}

/** Recall by kind of error, what was missed, and what was found without being there. */
export function tableOf(judged: readonly Judged[]): string {
  const all = judged.flatMap(({ note, found }) => found.map((one) => ({ ...one, note })));
  const kinds = [...new Set(all.map(({ planted }) => planted.kind))].sort();
  const row = (name: string, of: typeof all) => {
    const hits = of.filter(({ by }) => by !== undefined);
    const errors = hits.filter(({ by }) => by?.severity === 'error').length;
    return `${name.padEnd(24)}${[of.length, hits.length, errors].map((count) => String(count).padStart(9)).join('')}`;
  };
  const falseOnes = judged.flatMap(({ note, falseErrors }) => falseErrors.map((finding) => ({ note, finding })));
  const sound = judged.filter(({ note }) => note.planted.length === 0);
  const clean = sound.filter(({ falseErrors }) => falseErrors.length === 0).length;
  const warned = sound.reduce((count, { falseWarnings }) => count + falseWarnings.length, 0);
  return [
    `${'kind'.padEnd(24)}  planted    found as error`,
    ...kinds.map((kind) =>
      row(
        kind,
        all.filter(({ planted }) => planted.kind === kind),
      ),
    ),
    row('all', all),
    '',
    `recall ${(100 * recallOf(judged)).toFixed(1)}%, false errors ${falseOnes.length}, sound notes without error ${clean} of ${sound.length}, warnings in sound notes ${warned}`,
    ...all.flatMap(({ by, note, planted }) =>
      by === undefined ? [`missed  ${note.name}:${planted.line} ${planted.kind}: ${planted.why}`] : [],
    ),
    ...falseOnes.map(
      ({ note, finding }) => `false   ${note.name}:${finding.place?.line ?? 0} ${finding.rule}: ${finding.message}`,
    ),
    '',
  ].join('\n');
}
