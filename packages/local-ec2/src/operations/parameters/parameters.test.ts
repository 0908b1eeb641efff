import type {
  GetParameterResult,
  GetParametersByPathResult,
  GetParametersResult,
  Parameter,
  PutParameterResult,
} from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { codeOf, createImageBench, TEST_ACCOUNT } from '../images/testing/image-bench.ts';
import { deleteParameter } from './delete-parameter.ts';
import { getParameter } from './get-parameter.ts';
import { getParameters } from './get-parameters.ts';
import { getParametersByPath } from './get-parameters-by-path.ts';
import { putParameter } from './put-parameter.ts';
import { resolveSsmReference } from './resolve-reference.ts';

const AL2023 = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';
const NOBLE = '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id';

const bench = createImageBench();

async function get(name: string, where = bench): Promise<Parameter> {
  const { Parameter: found } = await where.call<GetParameterResult>(getParameter, { Name: name });
  return found ?? {};
}

function imageOf(id: string | undefined): { name: string; ownerId: string } | undefined {
  return bench.images.store('us-east-1').get(id ?? '');
}

describe('GetParameter', () => {
  it('gives the newest image of the real publisher, whatever strangers publish', async () => {
    const al2023 = await get(AL2023);
    const noble = await get(NOBLE);

    expect(imageOf(al2023.Value)).toMatchObject({ ownerId: '137112412989' });
    expect(imageOf(al2023.Value)?.name).toMatch(/^al2023-ami-2023.*-kernel-6\.18-arm64$/);
    expect(imageOf(noble.Value)).toMatchObject({ ownerId: '099720109477' });
    const newest = bench.images
      .store('us-east-1')
      .all()
      .filter((image) => image.parameters.includes(AL2023))
      .sort((left, right) => right.createdAt - left.createdAt)[0];
    expect(al2023.Value).toBe(newest?.id);
  });

  it('row 42: has a version, a date and an ARN without account id', async () => {
    const parameter = await get(AL2023);

    expect(parameter.ARN).toBe(`arn:aws:ssm:us-east-1::parameter${AL2023}`);
    expect(parameter.Version).toBeGreaterThan(1);
    expect(parameter.LastModifiedDate).toBeInstanceOf(Date);
    expect(parameter.Type).toBe('String');
    expect((await get(`arn:aws:ssm:us-east-1::parameter${AL2023}`)).Value).toBe(parameter.Value);
  });

  it.each([
    '/aws/service/debian/release/13/latest/arm64',
    '/aws/service/debian/release/bookworm/latest/amd64',
    '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
    '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
    '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id',
    '/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_id',
    '/aws/service/suse/sles/15-sp7/x86_64/latest',
    '/aws/service/freebsd/amd64/base/ufs/15.0/RELEASE',
    '/aws/service/canonical/ubuntu/server-minimal/26.04/stable/current/arm64/hvm/ebs-gp3/ami-id',
    '/aws/service/canonical/ubuntu/pro-server/20.04/stable/current/amd64/hvm/ebs-gp2/ami-id',
  ])('has %s', async (name) => {
    expect(imageOf((await get(name)).Value)).toBeDefined();
  });

  it('gives the details of an ECS image as JSON', async () => {
    const path = '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended';
    const details = JSON.parse((await get(path)).Value ?? '');

    expect(details.image_id).toBe((await get(`${path}/image_id`)).Value);
  });

  it('reads the current version of a public parameter, but no earlier one', async () => {
    const { Version = 0, Value } = await get(AL2023);

    expect(await get(`${AL2023}:${Version}`)).toMatchObject({ Value, Selector: `:${Version}` });
    expect(await codeOf(get(`${AL2023}:${Version - 1}`))).toBe('ParameterVersionNotFound');
    expect(await codeOf(get(`${AL2023}:${Version + 1}`))).toBe('ParameterVersionNotFound');
    expect(await codeOf(get('/aws/service/nothing'))).toBe('ParameterNotFound');
  });
});

describe('GetParameters', () => {
  it('lists what is not there instead of failing', async () => {
    const result = await bench.call<GetParametersResult>(getParameters, {
      Names: [AL2023, '/no/such', NOBLE],
    });

    expect(result.Parameters?.map((parameter) => parameter.Name)).toEqual([AL2023, NOBLE]);
    expect(result.InvalidParameters).toEqual(['/no/such']);
  });

  it('takes ten names at most', async () => {
    const Names = Array.from({ length: 11 }, (_, index) => `/p/${index}`);

    expect(await codeOf(bench.call(getParameters, { Names }))).toBe('ValidationException');
  });
});

describe('GetParametersByPath', () => {
  async function walk(input: object): Promise<Parameter[]> {
    const found: Parameter[] = [];
    let NextToken: string | undefined;
    do {
      const page = await bench.call<GetParametersByPathResult>(getParametersByPath, {
        ...input,
        ...(NextToken && { NextToken }),
      });
      expect(page.Parameters?.length).toBeLessThanOrEqual(10);
      found.push(...(page.Parameters ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  }

  it('gives all parameters under a path in pages of ten', async () => {
    const found = await walk({ Path: '/aws/service/ami-amazon-linux-latest' });

    expect(found.length).toBeGreaterThan(15);
    expect(new Set(found.map((parameter) => parameter.Name)).size).toBe(found.length);
    expect(found.map((parameter) => parameter.Name)).toContain(AL2023);
  });

  it('goes deeper only on request', async () => {
    const Path = '/aws/service/debian/release';

    expect(await walk({ Path })).toEqual([]);
    expect((await walk({ Path, Recursive: true })).length).toBeGreaterThanOrEqual(12);
  });

  it('refuses pages above ten, filters it does not know and paths without a slash', async () => {
    const call = (input: object): Promise<string> =>
      codeOf(bench.call(getParametersByPath, { Path: '/aws/service/debian', ...input }));

    expect(await call({ MaxResults: 11 })).toBe('ValidationException');
    expect(await call({ ParameterFilters: [{ Key: 'Colour', Values: ['red'] }] })).toBe('InvalidFilterKey');
    expect(await call({ Path: 'aws' })).toBe('ValidationException');
  });
});

describe('own parameters', () => {
  it('are put, versioned, read by version and deleted', async () => {
    const own = createImageBench();
    const put = (Value: string, more: object = {}): Promise<PutParameterResult> =>
      own.call<PutParameterResult>(putParameter, { Name: '/corp/base', Value, Type: 'String', ...more });

    expect(await put('one')).toEqual({ Version: 1, Tier: 'Standard' });
    expect(await codeOf(put('two'))).toBe('ParameterAlreadyExists');
    expect(await put('two', { Overwrite: true })).toEqual({ Version: 2, Tier: 'Standard' });
    expect((await get('/corp/base', own)).Value).toBe('two');
    expect((await get('/corp/base:1', own)).Value).toBe('one');
    expect((await get('/corp/base', own)).ARN).toBe(
      `arn:aws:ssm:us-east-1:${TEST_ACCOUNT}:parameter/corp/base`,
    );
    await own.call(deleteParameter, { Name: '/corp/base' });
    expect(await codeOf(get('/corp/base', own))).toBe('ParameterNotFound');
  });

  it('belong to their account and region', async () => {
    const own = createImageBench();
    await own.call(putParameter, { Name: 'mine', Value: 'x', Type: 'String' });

    const other = own.call(getParameter, { Name: 'mine' }, { accountId: '210987654321' });
    const elsewhere = own.call(getParameter, { Name: 'mine' }, { region: 'eu-west-1' });

    expect(await codeOf(other)).toBe('ParameterNotFound');
    expect(await codeOf(elsewhere)).toBe('ParameterNotFound');
  });

  it('cannot take the names of AWS, and hold images only if those exist', async () => {
    const put = (input: object): Promise<string> =>
      codeOf(bench.call(putParameter, { Type: 'String', ...input }));

    expect(await put({ Name: '/aws/service/x', Value: 'x' })).toBe('ValidationException');
    expect(await put({ Name: '/x', Value: 'ami-0123456789abcdef0', DataType: 'aws:ec2:image' })).toBe(
      'ValidationException',
    );
  });
});

describe('resolveSsmReference', () => {
  it('row 21: resolves public parameters, with and without a version', async () => {
    const { Value, Version } = await get(AL2023);

    expect(resolveSsmReference(`resolve:ssm:${AL2023}`, bench.context())).toBe(Value);
    expect(resolveSsmReference(`resolve:ssm:${AL2023}:${Version}`, bench.context())).toBe(Value);
  });

  it('row 21: wants the data type aws:ec2:image of own parameters', async () => {
    const own = createImageBench();
    const { Value } = await get(AL2023, own);
    await own.call(putParameter, { Name: '/plain', Value, Type: 'String' });
    await own.call(putParameter, { Name: '/image', Value, Type: 'String', DataType: 'aws:ec2:image' });

    expect(() => resolveSsmReference('resolve:ssm:/plain', own.context())).toThrow('Unsupported data type');
    expect(resolveSsmReference('resolve:ssm:/image', own.context())).toBe(Value);
    expect(() => resolveSsmReference('resolve:ssm:/none', own.context())).toThrow('ParameterNotFound');
  });
});
