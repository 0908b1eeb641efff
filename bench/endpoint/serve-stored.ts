/** Answers every request with what came by standard input. Prints its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const answer = await text(process.stdin);
const headers = { 'content-type': 'text/xml;charset=UTF-8', 'content-length': Buffer.byteLength(answer) };
const server = createServer((request, response) => {
  request.resume().once('end', () => response.writeHead(200, headers).end(answer));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
