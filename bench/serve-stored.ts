/** Responds to every request with the text of standard input: `serve-stored.ts [DELAY_MS]`. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const stored = await text(process.stdin);
const delayMs = Number(process.argv[2] ?? 0);
const headers = { 'content-type': 'text/xml;charset=UTF-8', 'content-length': Buffer.byteLength(stored) };
const server = createServer((request, response) => {
  request.resume().once('end', () => {
    const respond = (): unknown => response.writeHead(200, headers).end(stored);
    if (delayMs === 0) respond();
    else setTimeout(respond, delayMs);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
