import { describe, expect, it } from 'vitest';
import { redactUrl } from './redact-url.ts';

const SECRET = 'Marker-5ecret';

describe('redactUrl', () => {
  it.each([
    `https://user:${SECRET}@index.example/simple/`,
    `https://${SECRET}@index.example`,
    `HTTPS://user:${SECRET}@index.example/`,
    `hTTp://user:${SECRET}@127.0.0.1:8080/`,
    `https:user:${SECRET}@index.example/`,
    `https:/\\user:${SECRET}@index.example/`,
    String.raw`{"url":"https:\/\/user:${SECRET}@index.example"}`,
    `https://user:p/${SECRET}@index.example/simple`,
    `https://user:p#${SECRET}@index.example/simple`,
    `https://user:p?${SECRET}@index.example/simple`,
    `https://user:p ${SECRET}@index.example/simple`,
    `https://user:p"${SECRET}@index.example/simple`,
    `https://user:p@${SECRET}@index.example/simple`,
    `https://user:${SECRET}`,
    `https://user:${SECRET}@index.example:99999/`,
    `https://user:${SECRET}@[::1]/simple`,
    `git+https://user:${SECRET}@git.example/x.git@main`,
    `ssh://${SECRET}@git.example/x.git`,
    `socks5h://user:${SECRET}@proxy.example:1080`,
    `https://index.example/simple/?token=${SECRET}`,
    `https://index.example/simple?a=b&token=${SECRET}#c`,
    `https://index.example/simple#${SECRET}`,
    `cannot get https://user:${SECRET}@index.example/: Error: connect`,
    `https://a.example/,https://user:${SECRET}@b.example`,
    `[https://a.example/] <https://user:${SECRET}@b.example>`,
    `x\nhttps://user:${SECRET}@b.example\ny`,
  ])('hides the secret of %j', (text) => {
    expect(redactUrl(text)).not.toContain(SECRET);
  });

  it.each([
    ['https://user:pw@index.example/simple/', 'https://***@index.example/simple/'],
    ['cannot get https://u:p@h/x?a=b: reset', 'cannot get https://***@h/x?*** reset'],
    ['"https://u:p@h/x", twice', '"https://***@h/x", twice'],
  ])('leaves the rest of %j', (text, expected) => {
    expect(redactUrl(text)).toBe(expected);
  });

  it.each([
    'https://index.example/simple/foo/',
    'http://127.0.0.1:4566',
    'https://registry.example/@scope/package',
    'mail someone@example.org about http: nothing',
    'ubuntu@203.0.113.7, C:\\files, a::b, 12:30',
    'file:///srv/wheels',
    'expected https://… or http://…',
    '',
  ])('changes nothing of %j', (text) => {
    expect(redactUrl(text)).toBe(text);
  });
});
