import type { LocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SelectDependencies } from '../contract/ports.ts';
import type { ImageQuery } from '../query/image-query.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { select } from '../select/select.ts';
import { dependenciesOf, startEndpoint } from '../testing/local-endpoint.ts';

let local: LocalEc2;
let dependencies: SelectDependencies;

beforeAll(async () => {
  local = await startEndpoint();
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
});

async function failure(line: string, more: ImageQuery = {}): Promise<Error & { readonly hint?: string }> {
  const query = { ...parseShorthand(line), ...more, regions: ['eu-west-1'] };
  return select(query, dependencies).then(
    ({ image }) => {
      throw new Error(`selected ${image.name}`);
    },
    (error: Error) => error,
  );
}

it.each([
  ['ubuntu/24.04@i386', /matches exist for arm64, x86_64, not for i386/],
  ['ubuntu/16.04', /ubuntu has in eu-west-1 the versions 26\.\d\d, .*24\.04, .*22\.04.*, not 16\.04/],
  ['ubuntu/16.04@i386', /ubuntu has in eu-west-1: 26\.\d\d \(arm64, x86_64\), /],
  ['rhel/7', /rhel has in eu-west-1 the versions 10\.\d, .*, not 7/],
  ['windows/2012', /windows has in eu-west-1 the versions 2025, 2022, 2019, 2016, not 2012/],
  ['sles/15-sp1', /sles has in eu-west-1 the versions 16-0, 15-sp7, .*, not 15-sp1/],
  ['amazon-linux/1', /amazon-linux has in eu-west-1 the versions .*2023\.\d+, 2, not 1/],
])('%s is answered with what there is, and with no parameter that is not there', async (line, finding) => {
  const error = await failure(line);

  expect(error.message).toMatch(finding);
  expect(error.hint).toBeUndefined();
});

it('amazon-linux/2023@x86 is answered with the architectures of that version', async () => {
  const asking = async (): Promise<unknown> => failure('amazon-linux/2023@x86');

  expect(String(await asking().catch((error: unknown) => error))).toContain(
    'has no i386 images; expected x86_64 or arm64',
  );
});

it('names who may not launch the images', async () => {
  const error = await failure('ubuntu/24.04', { executableBy: ['self'] });

  expect(error.message).toMatch(/without executable-by \(self\): \d/);
  expect(error.message).toMatch(/\d match, but none is shared with self explicitly/);
  expect(error.message).not.toContain('no version, variant or architecture');
});

it('blames an age alone, and no version, variant or name that exists', async () => {
  const error = await failure('ubuntu/24.04', { minimumAge: '200d' });

  expect(error.message).toContain('still in quarantine (200d)');
  expect(error.message).not.toMatch(/not 24\.04|not server|nearest name/);
});

it('counts the deprecated serials that nth would reach', async () => {
  const error = await failure('ubuntu/24.04', { nth: 5 });

  expect(error.message).toMatch(/nth is 5, but only 3 match; \d+ more are deprecated/);
});

it('names a parameter only when it exists', async () => {
  const error = await failure('ubuntu/24.04', { executableBy: ['self'] });

  expect(error.hint).toMatch(/ssm-parameter: \/aws\/service\/canonical\/.* \(now ami-[0-9a-f]+\)$/);
});
