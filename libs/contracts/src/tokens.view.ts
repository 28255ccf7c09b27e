import type { ApiTokenState, Role } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** GET /api/tokens: Page. */
export interface ApiTokenRow {
  id: string;
  name: string;
  /** Its first characters, to tell it from others. */
  shownStart: string;
  owner: PersonRef;
  role: Role;
  unitId: string;
  unitName: string;
  readOnly: boolean;
  state: ApiTokenState;
  createdAt: string;
  /** Its last day, in the organisation's time zone. */
  expiresOn: string;
  lastUsedAt: string | null;
  /** The address that it was last used from; of IPv6 the network. */
  lastUsedFrom: string | null;
  endedAt: string | null;
  endedBy: PersonRef | null;
}

/** The answer to POST /api/tokens. The token is shown once; only its digest is kept. */
export interface MadeTokenView extends ApiTokenRow {
  token: string;
}

/** GET /api/tokens/current: what the token of this request stands for. */
export interface TokenInUseView extends ApiTokenRow {
  organisation: { id: string; name: string };
}
