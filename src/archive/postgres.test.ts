import { contract } from './contract.js';
import { openArchive } from './index.js';
import { startTestServer, type TestServer } from './postgres/testing.js';

let server: TestServer;
let places = 0;
const run = `t${process.pid}`;

contract('PostgreSQL', {
  start: async () => void (server = await startTestServer()),
  stop: () => server.stop(),
  place: async () => server.location(`${run}_${places++}`),
  open: openArchive,
});
