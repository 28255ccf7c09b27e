import { expect, test as base, type APIRequestContext, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { Council } from './council';
import { startOwnProgram, type OwnProgram } from './own-program';
import { emailOf, PASSWORD, type JobTitle } from './people';

interface Fixtures {
  /** Opens a session for the page, as if its bearer had signed in before. */
  signedInAs: (jobTitle: JobTitle) => Promise<void>;
  /** Another browser, with nobody in it, closed after the journey; it is as the first one where nothing else is said. */
  anotherBrowser: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** Another browser with somebody else in it. */
  elsewhere: (jobTitle: JobTitle, options?: BrowserContextOptions) => Promise<Page>;
  /** Arranges in the name of one who has that title. */
  councilAs: (jobTitle: JobTitle) => Promise<Council>;
  /** What a journey needs is arranged by the Risk Manager, who may do most. */
  council: Council;
}

interface Alone {
  /** Whether it begins with the demo council, or with no organisation at all. */
  demo: boolean;
  program: OwnProgram;
}

export const test = base.extend<Fixtures>({
  signedInAs: async ({ context }, use) => {
    await use((jobTitle) => signIn(context, jobTitle));
  },
  anotherBrowser: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...options });
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  elsewhere: async ({ anotherBrowser }, use) => {
    await use(async (jobTitle, options) => {
      const context = await anotherBrowser(options);
      await signIn(context, jobTitle);
      return context.newPage();
    });
  },
  councilAs: async ({ playwright }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async (jobTitle) => {
      const request = await playwright.request.newContext();
      opened.push(request);
      return Council.as(request, jobTitle);
    });
    await Promise.all(opened.map((request) => request.dispose()));
  },
  council: async ({ councilAs }, use) => {
    await use(await councilAs('Risk Manager'));
  },
});

/** A journey in a program of its own, since it ends that program on the way or changes what other journeys count on: all its pages are of that one. */
export const testAlone = test.extend<Alone>({
  demo: [true, { option: true }],
  program: [
    async ({ demo }, use) => {
      const program = await startOwnProgram({ demo });
      await use(program);
      await program.stop();
    },
    { timeout: 300_000 },
  ],
  baseURL: async ({ program }, use) => {
    await use(program.address);
  },
});

export { expect };

async function signIn(context: BrowserContext, jobTitle: JobTitle): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { email: emailOf(jobTitle), password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(201);
}
