import { describe, expect, it } from 'vitest';
import { NetworkFailure } from './failures.ts';
import { Outages } from './outages.ts';

const HOST = 'https://index.example';
const failure = new NetworkFailure(HOST, new Error('connection refused'));

describe('Outages', () => {
  it('ends the requests to a host that is declared down, and no others', () => {
    const outages = new Outages();

    outages.declare(failure, outages.moment);

    expect(outages.signal(HOST).reason).toBe(failure);
    expect(outages.signal('https://other.example').aborted).toBe(false);
  });

  it('keeps a host that has responded while one of its requests failed', () => {
    const outages = new Outages();
    const since = outages.moment;
    outages.responded(HOST);

    outages.declare(failure, since);

    expect(outages.signal(HOST).aborted).toBe(false);
  });

  it('ends those to a host that responded before that alone', () => {
    const outages = new Outages();
    outages.responded(HOST);
    const since = outages.moment;
    outages.responded('https://other.example');

    outages.declare(failure, since);

    expect(outages.signal(HOST).aborted).toBe(true);
  });
});
