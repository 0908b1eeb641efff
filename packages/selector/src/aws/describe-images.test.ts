import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpDependencies } from '../testing/http.ts';
import { type FirstPage, firstPage } from './describe-images.ts';
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
