import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { assertSupported } from '../endpoint/assert-supported.ts';
import { assertValues } from '../endpoint/assert-values.ts';
import type { Operation } from '../operations/operation.ts';
import { requestsOf } from '../testing/full-requests.ts';
import { createFixture, type Fixture } from '../testing/request-fixture.ts';
import { thinnedRequests } from '../testing/thinned-requests.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

/** What a program says of a value that is not there; AWS itself says `null or empty` and `Value null`. */
const UNREADABLE = /\bundefined\b|\[object|\bNaN\b|'null'|\(null\)/;

/** The message of the refusal, or the whole output. */
async function textOf(operation: Operation, input: object, fixture: Fixture): Promise<string> {
  try {
    assertSupported(input, operation, PROTOCOLS[operation.service].model);
    if (operation.service === 'ec2') assertValues(input);
    return JSON.stringify(await operation.run(input, fixture.context()));
  } catch (error) {
    if (error instanceof ApiError) return error.message;
    throw error;
  }
}

it.each(OPERATIONS)('$service $name names no value that is not there', async (operation) => {
  const fixture = await createFixture();
  const { requests } = requestsOf(operation, PROTOCOLS[operation.service].model, fixture);
  const texts = new Set<string>();
  for (const request of requests.flatMap((full) => [full, ...thinnedRequests(full)])) {
    texts.add(await textOf(operation, request, fixture));
  }

  expect([...texts].filter((text) => UNREADABLE.test(text))).toEqual([]);
});
