import { expect, it } from 'vitest';
import { loadBuild } from './load-build.ts';

const VARIABLE = '$' + '{TOKN}';

function problemOf(fields: object): string {
  try {
    loadBuild({ environments: {}, steps: [{ run: 'true' }], ...fields }, { baseDirectory: '/base' });
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

it.each([
  [
    './wheels',
    'index-url: "./wheels" is not valid because it is not an address; expected https://… or http://…, or index: ./wheels for a folder of wheels',
  ],
  [
    't0ken',
    'index-url: what is given is not valid because it is not an address; expected https://… or http://…',
  ],
  [
    `https://u:${VARIABLE}@a.example/simple`,
    `index-url: "https://***@a.example/simple" is not valid because ${VARIABLE} is expanded in locks only; expected an address without credentials, and AMI_SELECT_INDEX_HOST, AMI_SELECT_INDEX_USERNAME and AMI_SELECT_INDEX_PASSWORD in the environment`,
  ],
])('says what index-url %s should be', (url, message) => {
  expect(problemOf({ 'index-url': url })).toContain(message);
});

it('says the variables of one of indexes', () => {
  const url = `https://u:${VARIABLE}@a.example/simple`;

  expect(problemOf({ indexes: { 'my-own': { url, packages: ['x'] } } })).toContain(
    'AMI_SELECT_INDEX_MY_OWN_PASSWORD in the environment',
  );
});
