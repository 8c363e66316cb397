import { describe, expect, it } from 'vitest';
import { checkAnswer, mediaTypeOf, plain, saidIn } from '../../../../src/data/http/answer.ts';
import { datasetSchema } from '../../../../src/report/schema/dataset.ts';

const check = (body: string | Uint8Array, contentType?: string, data: object = {}) => {
  const head = Buffer.from(body);
  checkAnswer({ contentType, size: head.length, head }, 'a.example', datasetSchema.parse({ url: 'https://a.example/', ...data }));
};

describe('an answer', () => {
  it.each<[string, string | Uint8Array, string | undefined, object?]>([
    ['JSON', '{"a":1}', 'application/json; charset=UTF-8'],
    ['CSV', 'a,b\n1,2\n', 'text/csv'],
    ['CSV called HTML', 'a,b\n1,2\n', 'text/html'],
    ['anything without a type', 'a\n1\n', undefined],
    ['bytes that are declared to be a table', 'PAR1…', 'application/octet-stream', { format: 'parquet' }],
    ['text in ASCII', 'a\n1\n', 'text/csv; charset="us-ascii"'],
    ['Latin-1 that is declared', 'a\n1\n', 'text/csv; charset=iso-8859-1', { encoding: 'latin-1' }],
    ['Latin-1 that the server calls UTF-8', 'a\n1\n', 'text/csv; charset=utf-8', { encoding: 'latin-1' }],
    ['a value in angle brackets', '<5,a\n', 'text/csv'],
  ])('may be %s', (_, body, type, data) => expect(() => check(body, type, data)).not.toThrow());

  it.each<[string, string | Uint8Array, string | undefined, string, RegExp]>([
    ['nothing', '', 'text/csv', 'http-empty', /nothing/],
    [
      'a page',
      '<!DOCTYPE html><html><head><title>Sign in\n to \x1b[31mHarbour</title>',
      'text/html',
      'http-html',
      /“Sign in to Harbour”/,
    ],
    ['a page called JSON', '\ufeff \n<html lang="en">', 'application/json', 'http-html', /web page, not/],
    ['a fragment of a page', '<p>No</p>', 'text/html; charset=utf-8', 'http-html', /web page/],
    ['a picture', 'x', 'image/png', 'http-not-data', /image\/png/],
    ['a PDF called CSV', '%PDF-1.7', 'text/csv', 'http-not-data', /a PDF/],
    ['a workbook', 'PK\x03\x04', 'application/octet-stream', 'http-not-data', /workbook/],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8]), 'text/csv', 'http-not-data', /packed/],
    ['Latin-1 that is not declared', 'a\n', 'text/csv;charset=ISO-8859-1', 'http-charset', /iso-8859-1/],
    ['a far encoding', 'a\n', 'text/csv; charset=big5', 'http-charset', /big5/],
  ])('is refused when it is %s', (_, body, type, code, message) => {
    expect(() => check(body, type)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });

  it('in an encoding that datasets know comes with the way to declare it', () => {
    expect(() => check('a\n', 'text/csv; charset=windows-1252')).toThrow(
      expect.objectContaining({ mend: 'Write encoding: latin-1.' }),
    );
  });
});

describe('what others wrote', () => {
  it('is one short line', () => expect(plain('a\u0000b\u202e c\n\nd\u2028e', 80)).toBe('a b c d e'));
  it('is cut', () => expect(plain('abcdef', 3)).toBe('abc…'));

  it.each([
    ['{"message":"no such series"}', 'application/json', 'no such series'],
    ['{"error":{"message":"quota"}}', 'application/problem+json', 'quota'],
    ['{"error":"quota"}', 'application/json', 'quota'],
    ['{"rows":[1,2', 'application/json', ''],
    ['null', 'application/json', ''],
    ['<title>Not found</title><p>secret', 'text/html', 'Not found'],
    ['down for repair', 'text/plain', 'down for repair'],
    ['whatever', 'application/octet-stream', ''],
  ])('%s as %s says %j', (body, type, said) => expect(saidIn(Buffer.from(body), type)).toBe(said));

  it('has a media type when it is one', () => {
    expect(mediaTypeOf('Text/CSV; charset=x')).toBe('text/csv');
    expect(mediaTypeOf('nonsense')).toBeUndefined();
    expect(mediaTypeOf(undefined)).toBeUndefined();
  });
});
