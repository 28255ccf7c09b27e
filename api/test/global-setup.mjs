import { build } from 'esbuild';
import { bundle } from '../../tools/build-api.mjs';

/** Jest does not apply its module aliases here, so what starts the server is bundled first. */
export default async function startServer() {
  const file = 'dist/test/template-server.js';
  await build(bundle('api/test/template-server.ts', file));
  const { startTemplateServer } = await import(new URL(`../../${file}`, import.meta.url).href);
  const server = await startTemplateServer();
  globalThis.templateServer = server;
  process.env.TEST_OWNER_URL = server.ownerUrl;
  process.env.TEST_SERVING_URL = server.servingUrl;
}
