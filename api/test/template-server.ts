import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase, startEmbeddedPostgres } from '@holdfast/db';

export interface TemplateServer {
  ownerUrl: string;
  servingUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL for one run of the tests, with one database in it that holds the schema and no data. */
export async function startTemplateServer(): Promise<TemplateServer> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), database: 'template_of_tests', fast: true });
  const { servingUrl } = await prepareDatabase({ ownerUrl: server.ownerUrl });
  return {
    ownerUrl: server.ownerUrl,
    servingUrl,
    async stop() {
      await server.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
