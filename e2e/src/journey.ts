import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Council } from './council';
import { emailOf, PASSWORD, type JobTitle } from './people';

interface Fixtures {
  /** Opens a session for the page, as if its bearer had signed in before. */
  signedInAs: (jobTitle: JobTitle) => Promise<void>;
  /** A second browser with somebody else in it. */
  elsewhere: (jobTitle: JobTitle) => Promise<Page>;
  /** What a journey needs is arranged by the Risk Manager, who may do most. */
  council: Council;
}

export const test = base.extend<Fixtures>({
  signedInAs: async ({ context }, use) => {
    await use((jobTitle) => signIn(context, jobTitle));
  },
  elsewhere: async ({ browser, contextOptions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (jobTitle) => {
      const context = await (browser as Browser).newContext(contextOptions);
      opened.push(context);
      await signIn(context, jobTitle);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  council: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ baseURL });
    await use(await Council.as(request, 'Risk Manager'));
    await request.dispose();
  },
});

export { expect };

async function signIn(context: BrowserContext, jobTitle: JobTitle): Promise<void> {
  const answer = await context.request.post('/api/session', { data: { email: emailOf(jobTitle), password: PASSWORD } });
  expect(answer.status(), await answer.text()).toBe(201);
}
