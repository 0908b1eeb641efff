import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ec2Sender } from '../contract/ports.ts';
import { httpDependencies } from '../testing/http.ts';
import { type FirstPage, firstPage, listImages } from './describe-images.ts';
import { createMeter } from './meter.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** The first page of an endpoint that responds with that document and status 200. */
async function pageOf(document: string): Promise<FirstPage> {
  const listening = createServer((_request, response) =>
    response.setHeader('content-type', 'text/xml').end(document),
  );
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const { clients } = httpDependencies({ endpoint, accessKeyId: 'test', secretAccessKey: 'test' });
  const { ec2 } = clients('eu-west-1');
  return firstPage({ Owners: ['self'] }, { ec2, region: 'eu-west-1', meter: createMeter() });
}

describe('a response without images', () => {
  it('is an empty page when it has the list', async () => {
    const document = '<DescribeImagesResponse><imagesSet/></DescribeImagesResponse>';

    expect(await pageOf(document)).toEqual({ images: [], hasMore: false });
  });

  it.each(['<html><body>Please log in</body></html>', ''])('is not of EC2 when it is %j', async (page) => {
    await expect(pageOf(page)).rejects.toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      hint: expect.stringContaining('proxy'),
    });
  });
});

describe('a listing', () => {
  const connectionOf = (pageOf: (number: number) => object) => {
    const meter = createMeter();
    const ec2 = { send: async () => pageOf(meter.calls) } as unknown as Ec2Sender;
    return { ec2, region: 'eu-west-1', meter };
  };
  const count = async (connection: ReturnType<typeof connectionOf>): Promise<number> => {
    let images = 0;
    for await (const _image of listImages({ Owners: ['self'] }, connection)) images += 1;
    return images;
  };

  it('goes on after empty pages', async () => {
    const connection = connectionOf((number) => ({
      Images: number < 500 ? [] : [{}],
      NextToken: number < 500 ? 'x' : '',
    }));

    expect(await count(connection)).toBe(1);
  });

  it.each<[string, (number: number) => object]>([
    ['the same token', () => ({ Images: [], NextToken: 'x' })],
    ['new tokens', (number) => ({ Images: [], NextToken: `${number}` })],
    ['images', () => ({ Images: [{}], NextToken: 'x' })],
  ])('ends after 10,000 pages of %s', async (_name, pageOf) => {
    const connection = connectionOf(pageOf);

    await expect(count(connection)).rejects.toMatchObject({
      code: 'UNREACHABLE_ENDPOINT',
      message: 'ec2:DescribeImages in eu-west-1 failed: the listing has no end, page after page',
    });

    expect(connection.meter.calls).toBe(10_000);
  });
});
