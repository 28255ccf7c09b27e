import { hash, verify } from '@node-rs/argon2';

/** argon2id as OWASP's password storage cheat sheet has it: 19 MiB, two passes, one lane. */
export const hashPassword = (password: string): Promise<string> => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });

export const passwordMatches = (passwordHash: string, password: string): Promise<boolean> => verify(passwordHash, password);

/** Of a password nobody knows: compared with when there is no account, so that an unknown address costs what a known one does. */
export const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$Y7yQEumAh90gfspBrTUqbQ$dG5YEKtNEH4dAtoJD4taI61G5WewEJZvZqJaDkBiSN8';
