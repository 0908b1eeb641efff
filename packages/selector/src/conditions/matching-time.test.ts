import { Script } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseImage } from '../choose/choose-image.ts';
import { checkPublishers } from '../doctor/check-publishers.ts';
import { findMisfits } from '../lock/find-misfits.ts';
import { nameRegex } from '../query/name-regex.ts';
import { withOwnPublishers } from '../query/own-publishers.ts';
import { fakeDependencies, NOW, REGION, rawImage, SELF, sampleImage } from '../testing/samples.ts';
import { createMatchingTime } from './matching-time.ts';

const CORP = { field: 'name-regex', text: '/^corp-/' };
/** Honest names, and more of them than a millisecond is enough for. */
const MANY = Array.from({ length: 400_000 }, (_, index) => `corp-base-${index}-x86_64-2026.11.${index % 30}`);

describe('createMatchingTime', () => {
  it('ends work within one call and names field, expression and limit', () => {
    const matchingTime = createMatchingTime([CORP], 1);
    let seen = 0;
    const matchAll = (): void => {
      for (const name of MANY) if (/^corp-.*-(\d+)\.(\d+)\.30$/.test(name)) seen += 1;
      seen = -1;
    };

    expect(() => matchingTime(matchAll)).toThrow(
      expect.objectContaining({
        code: 'INVALID_QUERY',
        exitClass: 'usage',
        problems: [
          {
            field: 'name-regex',
            message: expect.stringMatching(
              /^\/\^corp-\/ is not valid because .* took longer than 0\.001 s; expected /,
            ),
          },
        ],
      }),
    );
    expect(seen).not.toBe(-1);
  });

  it('begins no more work when its calls have used the time together', () => {
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(60);
    vi.mocked(performance.now).mockReturnValueOnce(60).mockReturnValueOnce(110);
    const matchingTime = createMatchingTime([CORP], 100);
    const work = vi.fn(() => 'done');

    expect([matchingTime(work), matchingTime(work)]).toEqual(['done', 'done']);
    expect(() => matchingTime(work)).toThrow('took longer than 0.1 s');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('hands on what work returns and throws', () => {
    const matchingTime = createMatchingTime([CORP]);
    const error = new TypeError('of the work');

    expect(matchingTime(() => MANY.slice(0, 100).filter((name) => /-7-/.test(name)))).toHaveLength(1);
    expect(() =>
      matchingTime(() => {
        throw error;
      }),
    ).toThrow(error);
  });
});

describe('expressions of a user', () => {
  const { publishers } = withOwnPublishers({
    corp: { owner: [SELF], names: ['corp-*-{version}-*-{arch}'] },
  });
  const image = sampleImage({ number: 1, Name: 'corp-base-1.2-a-x86_64' });
  const own = { owners: [SELF] };

  beforeEach(() => {
    vi.spyOn(Script.prototype, 'runInContext').mockImplementation(() => {
      throw Object.assign(new Error('timed out'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
    });
  });
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    '^corp-',
    'corp-base-\\d+\\.\\d+',
    '^([a-z]+-)+\\d',
    '(?:base|web)-',
    '-x86_64$',
    '.*-.*-.*',
    '(?<version>\\d+)\\.\\d+',
    '[^-]+-[^-]+',
    '\\bbase\\b',
    '(?=.*base)corp',
    'a{1,3}',
    '',
  ])('have a limit where an image is chosen or a locked one checked: /%s/', (expression) => {
    const query = { ...own, nameRegex: expression };

    expect(() => chooseImage([image], query, NOW)).toThrow('name-regex: ');
    expect(() => findMisfits(image, query, { region: REGION, now: NOW })).toThrow('name-regex: ');
  });

  it('have a limit in the names of a publisher of a config', () => {
    const query = { publisher: 'corp' };

    expect(() => chooseImage([image], query, NOW, publishers)).toThrow('publishers.corp.names: corp-*-');
    expect(() => findMisfits(image, query, { region: REGION, now: NOW, publishers })).toThrow(
      'publishers.corp.names: ',
    );
    expect(() => chooseImage([image], { ...own, nameRegex: 'a' }, NOW, publishers)).toThrow(
      'The image query has 2 problems',
    );
  });

  it('have a limit where the doctor looks at such a publisher, which is unknown then', async () => {
    const row = publishers.find('corp');
    const dependencies = fakeDependencies([rawImage({ number: 1, Name: image.name })]);

    const { lines } = await checkPublishers(
      { regions: [REGION], publishers: [], own: row === undefined ? [] : [row] },
      dependencies,
    );

    expect(lines).toMatchObject([{ status: 'unknown', findings: [{ code: 'INVALID_QUERY' }] }]);
  });

  it.each([own, { ...own, name: ['corp-*'] }, { publisher: 'ubuntu', version: '24.04' }])(
    'are all that has one: %j',
    (query) => {
      expect(() => chooseImage([image], query, NOW)).not.toThrow();
      expect(Script.prototype.runInContext).not.toHaveBeenCalled();
    },
  );

  it('may repeat a repetition, which short names do not mind', () => {
    vi.restoreAllMocks();
    const expression = '^(?:[a-z]+-)+\\d';

    expect(nameRegex(expression)).toEqual({ value: expression });
    expect(chooseImage([image], { ...own, nameRegex: expression }, NOW)?.image.id).toBe(image.id);
  });
});
