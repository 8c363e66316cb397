import type { Problem } from '../../shared/errors.ts';
import type { Finding, Fix, Severity } from '../../shared/finding.ts';
import { linesOf } from '../../shared/frame.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Place } from '../../shared/place.ts';
import { otherRules } from '../other-rules.ts';
import { rules } from '../rules/index.ts';
import type { CheckedFile } from './checked.ts';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/** A problem or a finding, told the same way. */
type Told = Omit<Finding, 'severity'> & { readonly severity: Severity };

interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' };
  readonly properties?: { readonly tags: readonly string[] };
}

/**
 * Findings as a log of SARIF 2.1.0, which code hosts and editors show beside the lines. Lines and columns count from 1 in UTF-16 units,
 * ends are exclusive, as in a `Place`. A fingerprint holds on to the words of the line, so that a finding stays the same when it moves.
 * @param version of the tool
 */
export function toSarif(files: readonly CheckedFile[], version: string): string {
  const described = new Map<string, SarifRule>();
  const results = files.flatMap((checked) => {
    const told = [...checked.problems.map(problemTold), ...checked.findings];
    const prints = new Fingerprints(checked.text);
    return told.map((finding) => {
      if (!described.has(finding.rule)) described.set(finding.rule, ruleOf(finding));
      return resultOf(finding, checked, [...described.keys()].indexOf(finding.rule), prints.of(finding));
    });
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Tearsheet', version, rules: [...described.values()] } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: files.every(({ problems }) => problems.length === 0) }],
        artifacts: files.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        results,
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function problemTold({ code, message, mend, place }: Problem): Told {
  return { rule: code, severity: 'error', message, ...(mend ? { mend } : {}), ...(place ? { place } : {}) };
}

function ruleOf({ rule: id, severity }: Told): SarifRule {
  const rule = rules.find((each) => each.id === id);
  const about = rule?.about ?? otherRules.get(id) ?? 'The file cannot be read as a report.';
  return {
    id,
    shortDescription: { text: about },
    defaultConfiguration: { level: LEVELS[rule?.severity ?? severity] },
    ...(rule ? { properties: { tags: [rule.group] } } : {}),
  };
}

function resultOf(finding: Told, { file }: CheckedFile, ruleIndex: number, fingerprint: string) {
  const { rule, severity, message, mend, place, fix, override } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: [message, mend].filter(Boolean).join(' ') },
    locations: [place === undefined ? { physicalLocation: { artifactLocation: { uri: uriOf(file) } } } : locationOf(place)],
    partialFingerprints: { 'tearsheetFinding/v1': fingerprint },
    ...(override
      ? {
          suppressions: [{ kind: 'inSource', status: 'accepted', justification: `${override.person}: ${override.reason}` }],
        }
      : {}),
    ...(fix ? { fixes: [fixOf(fix)] } : {}),
  };
}

/** In a PDF by page: its lines are those of the text that was read out of it. */
function locationOf(place: Place) {
  const { file, path, page } = place;
  const artifactLocation = { uri: uriOf(file) };
  if (page !== undefined)
    return { physicalLocation: { artifactLocation }, logicalLocations: [{ name: `page ${page}`, kind: 'page' }] };
  return {
    physicalLocation: { artifactLocation, region: regionOf(place) },
    ...(path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }] }),
  };
}

function regionOf({ line, column, endLine, endColumn }: Place) {
  const ends = endLine !== undefined && endColumn !== undefined && (endLine > line || endColumn > column);
  return { startLine: line, startColumn: column, ...(ends ? { endLine, endColumn } : {}) };
}

function fixOf({ place, text }: Fix) {
  const { line, column, endLine = line, endColumn = column } = place;
  return {
    description: { text: text === '' ? 'Take it out.' : `Write "${text}".` },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(place.file) },
        replacements: [
          { deletedRegion: { startLine: line, startColumn: column, endLine, endColumn }, insertedContent: { text } },
        ],
      },
    ],
  };
}

/** A path as a relative reference. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}

/** Tells findings apart by rule and by the words of their line; what is alike is counted. */
class Fingerprints {
  readonly #lines: readonly string[];
  readonly #seen = new Map<string, number>();

  constructor(text: string) {
    this.#lines = linesOf(text);
  }

  of({ rule, place, message }: Told): string {
    const words = place === undefined ? message : (this.#lines[place.line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const key = [rule, place?.file, words].join('\n');
    const before = this.#seen.get(key) ?? 0;
    this.#seen.set(key, before + 1);
    return sha256(`${key}\n${before}`).slice(0, 32);
  }
}
