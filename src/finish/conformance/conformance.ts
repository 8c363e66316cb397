import { ParseSpeeds, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Claims } from '../conform/xmp.ts';
import { annotations } from './rules/annotations.ts';
import { attachments } from './rules/attachments.ts';
import { content } from './rules/content.ts';
import { fonts } from './rules/fonts.ts';
import { headings } from './rules/headings.ts';
import { identity } from './rules/identity.ts';
import { structure } from './rules/structure.ts';
import { tables } from './rules/tables.ts';

/** What a file claims and does not hold. */
export interface Broken {
  /** Standard, clause and test: "PDF/UA-1 7.1-3". */
  readonly rule: string;
  readonly message: string;
  /** From 1. */
  readonly page?: number;
}

/** A finished file, opened for reading. */
export interface OpenFile {
  readonly document: PDFDocument;
  readonly claims: Claims;
  /** The root of the tags. */
  readonly root: PDFDict | undefined;
  /** The metadata stream as text. */
  readonly xmp: string;
}

/** Looks at one concern of a file. */
export type ConformanceRule = (file: OpenFile) => Iterable<Broken>;

const RULES: readonly ConformanceRule[] = [identity, structure, headings, tables, content, annotations, fonts, attachments];

/** Most faults that are told of one file. */
const MOST = 20;

/**
 * Whether the bytes hold what they claim, as far as a program can see: the rules of PDF/UA-1 and PDF/A-3 that a file of Chromium may break.
 * Reading order, and whether an alternative text says what the picture shows, are for people.
 */
export async function conformanceOf(bytes: Uint8Array, claims: Claims): Promise<readonly Broken[]> {
  const document = await PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest, updateMetadata: false });
  const metadata = document.catalog.lookup(PDFName.of('Metadata'));
  const file: OpenFile = {
    document,
    claims,
    root: document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict),
    xmp:
      metadata !== undefined && 'getContents' in metadata
        ? Buffer.from((metadata as { getContents(): Uint8Array }).getContents()).toString('utf8')
        : '',
  };
  const broken: Broken[] = [];
  for (const rule of RULES)
    for (const each of rule(file)) {
      broken.push(each);
      if (broken.length >= MOST) return broken;
    }
  return broken;
}
