/** Responds to every request with the text of standard input. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const stored = await text(process.stdin);
const headers = { 'content-type': 'text/xml;charset=UTF-8', 'content-length': Buffer.byteLength(stored) };
const server = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, headers).end(stored));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
