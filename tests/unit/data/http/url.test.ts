import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillUrl, printable } from '../../../../src/data/http/url.ts';
import { OriginError } from '../../../../src/data/origin.ts';
import type { Parameters } from '../../../../src/data/parameters.ts';

const PARAMETERS: Parameters = {
  fund: 'K&G / 3%',
  'share-class': 'A',
  n: 3,
  ok: true,
  empty: '',
  dots: '..',
  up: '../../admin',
  half: '.',
  tail: '%2e',
};
const fill = (template: string, parameters = PARAMETERS) => fillUrl(template, parameters).href;

function refusal(template: string): OriginError {
  try {
    fill(template);
  } catch (error) {
    if (error instanceof OriginError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('the URL of a dataset', () => {
  it.each([
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    [' HTTPS://A.Example:443 ', 'https://a.example/'],
    ['https://a.example/f/{n}/{fund}?ok={ok}#part', 'https://a.example/f/3/K%26G%20%2F%203%25?ok=true'],
    ['https://a.example/{share-class}-{share_class}', 'https://a.example/A-A'],
    ['https://a.example/?q={empty}&u={up}', 'https://a.example/?q=&u=..%2F..%2Fadmin'],
    ['http://127.0.0.1:8080/%7Bn%7D', 'http://127.0.0.1:8080/%7Bn%7D'],
  ])('%s is %s', (template, expected) => expect(fill(template)).toBe(expected));

  it.each<[string, string, RegExp]>([
    ['no URL', 'data/prices.csv', /not a URL/],
    ['another scheme', 'ftp://a.example/x', /not a URL/],
    ['a file', 'file:///etc/passwd', /not a URL/],
    ['no host', 'https:///x', /not a URL/],
    ['a space', 'https://a.example/a b', /not a URL/],
    ['a login', 'https://ada:hunter2@a.example/', /holds a login/],
    ['a parameter in the host', 'https://{fund}.example/', /in its host/],
    ['a parameter as port', 'https://a.example:{n}/', /in its host/],
    ['a port that is none', 'https://a.example:99999/', /not a URL/],
    ['a brace without its pair', 'https://a.example/{n', /brace/],
    ['dots', 'https://a.example/a/../b', /climbs/],
    ['hidden dots', 'https://a.example/a/%2E%2e/b', /climbs/],
    ['dots out of parts', 'https://a.example/{half}{half}/b', /\{half\}/],
    ['dots out of a part and a value', 'https://a.example/%2e{tail}/b', /leave its path by \{tail\}/],
    ['dots as a value', 'https://a.example/a/{dots}/b', /\{dots\}/],
    ['a value that climbs', 'https://a.example/a/{up}', /\{up\}/],
    ['nothing in the path', 'https://a.example/a/{empty}/b', /nothing to put/],
  ])('is refused with %s', (_, template, message) => {
    const error = refusal(template);
    expect(error).toMatchObject({ code: 'http-url', kind: 'report', key: 'url' });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('hunter2');
  });

  it('names no parameter that is not declared', () => {
    const error = refusal('https://a.example/{fnud}');
    expect(error).toMatchObject({ code: 'unknown-parameter', key: 'url' });
    expect(error.message).toContain('Did you mean "fund"?');
    expect(refusal('https://a.example/x?m={fnud}')).toMatchObject({ code: 'unknown-parameter' });
    expect(refusal('https://a.example/{constructor}').code).toBe('unknown-parameter');
    expect(refusal('https://a.example/{}').code).toBe('unknown-parameter');
  });

  it('keeps scheme, host and the shape of path and query, whatever the values', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), (value) => {
        let url: URL;
        try {
          url = fillUrl('https://a.example/v1/{x}/prices?day={x}&page=1', { x: value });
        } catch (error) {
          expect(error).toBeInstanceOf(OriginError);
          return;
        }
        expect(url.origin).toBe('https://a.example');
        const [, first, middle, last, ...rest] = url.pathname.split('/');
        expect([first, last, rest]).toEqual(['v1', 'prices', []]);
        expect(decodeURIComponent(middle ?? '')).toBe(value);
        expect([...url.searchParams.keys()]).toEqual(['day', 'page']);
        expect(url.searchParams.get('page')).toBe('1');
      }),
    );
  });
});

describe('a URL in print', () => {
  it.each([
    ['https://a.example/x?day=1&api_key=s3cret&fund=K', 'https://a.example/x?day=1&api_key=…&fund=K'],
    [
      'https://a.example/x?Access-Token=s&sig=s&X-Amz-Signature=s&password=s',
      'https://a.example/x?Access-Token=…&sig=…&X-Amz-Signature=…&password=…',
    ],
    ['https://a.example/x?%61pikey=s', 'https://a.example/x?%61pikey=…'],
    ['https://a.example/x?token&%zz=1', 'https://a.example/x?token&%zz=1'],
    ['https://a.example', 'https://a.example/'],
  ])('%s is %s', (url, expected) => expect(printable(new URL(url))).toBe(expected));
});
