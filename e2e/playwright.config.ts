import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './browser';

// Set once, before the workers inherit it; different for each run, so that two can go on at once.
const port = (process.env['E2E_PORT'] ??= String(20_000 + (process.pid % 20_000)));
const executablePath = await findBrowser();
const workspace = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  testDir: './src/journeys',
  outputDir: `../dist/e2e/${port}`,
  fullyParallel: true,
  workers: 2,
  // A test that passes only when repeated has found something.
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  // A busy machine is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 30_000,
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: browserArguments },
  },
  webServer: {
    command: 'exec node e2e/serve.mjs',
    cwd: workspace,
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: port, DATA_DIR: `dist/e2e-data/${port}`, DATABASE_URL: '', DATABASE_SERVING_URL: '', SMTP_URL: '', PUBLIC_URL: '', DEMO: '1', HOST: 'localhost', LOG_LEVEL: 'error' },
  },
});
