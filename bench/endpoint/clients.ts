import { Agent, request } from 'node:http';
import { EC2Client, paginateDescribeImages } from '@aws-sdk/client-ec2';

export const region = 'us-east-1';

export function clientFor(endpoint: string): EC2Client {
  return new EC2Client({
    endpoint,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

const agent = new Agent({ keepAlive: true });

/** moto picks the service by the scope; neither endpoint verifies anything. */
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ec2/aws4_request, SignedHeaders=host, Signature=00`;

/** An API call without a client library, on a kept connection: the time of the endpoint itself. */
export function post(endpoint: string, form: string): Promise<string> {
  const body = `Version=2016-11-15&${form}`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    authorization: AUTHORIZATION,
  };
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** The id of an image that every instance type of the benchmarks boots. */
export async function firstImage(client: EC2Client): Promise<string> {
  const pages = paginateDescribeImages(
    { client },
    { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] }] },
  );
  for await (const page of pages) {
    const id = page.Images?.find(({ State }) => State === 'available')?.ImageId;
    if (id) return id;
  }
  throw new Error('the catalogue has no Amazon Linux image');
}
