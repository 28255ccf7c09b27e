// What is measured. A case has several requests of its kind, sent by turns, so that no single row decides.

/** How many requests of a kind. */
const SOME = 20;

export const READS = [
  { name: 'first-page', title: 'First page of 50, by residual', make: async () => ['/api/risks?sort=-residual'] },
  { name: 'next-page', title: 'Next page', make: nextPages },
  { name: 'filter', title: 'Filter by owner and status', make: async ({ filled }) => filled.personIds.slice(0, SOME).map((id) => `/api/risks?owner=${id}&status=open&status=closed`) },
  { name: 'risk', title: 'A risk', make: async ({ council }) => (await openRisks(council, SOME)).map(({ id }) => `/api/risks/${id}`) },
  { name: 'register-map', title: "A register's heat map", make: async ({ filled }) => filled.registerIds.slice(-SOME).map((id) => `/api/registers/${id}/heat-map`) },
  { name: 'rolled-up-map', title: "The organisation's rolled-up heat map", make: async () => ['/api/heat-map'] },
  { name: 'tree-maps', title: 'Heat maps of every register of the tree', make: async () => ['/api/register-heat-maps'] },
  { name: 'search-rare', title: 'Search, rare word', make: async ({ filled }) => [search(filled.rareWord)] },
  { name: 'search-common', title: 'Search, common word', make: async ({ filled }) => [search(filled.commonWord)] },
  { name: 'search-part', title: 'Search, part of a word', make: async ({ filled }) => [search(filled.rareWord.slice(2, -2))] },
];

export const WRITES = [
  { name: 'create', title: 'Create a risk with its assessment', make: creations },
  { name: 're-score', title: 'Re-score a risk', make: rescores },
];

const search = (word) => `/api/search?q=${encodeURIComponent(word)}`;

/** Deeper and deeper: each page must cost what the first does. */
async function nextPages(_ground, get) {
  const pages = [];
  for (let path = '/api/risks?sort=-residual'; pages.length < SOME / 2; path = pages.at(-1)) {
    const { next } = JSON.parse(await get(path));
    if (!next) break;
    pages.push(`/api/risks?sort=-residual&after=${encodeURIComponent(next)}`);
  }
  return pages;
}

const openRisks = (council, most) =>
  council.sql(
    `SELECT id FROM (SELECT k.id, row_number() OVER (PARTITION BY register_id ORDER BY number) AS turn FROM risk k
       WHERE k.organisation_id = $1 AND k.status = 'open' AND k.residual_matrix_version_id = $2 AND k.residual_likelihood IS NOT NULL) open
     ORDER BY turn, id LIMIT $3`,
    [council.organisationId, council.matrix.versionId, most],
  );

/** One in each register, in cells of its matrix. */
async function creations({ council, filled, cellsOf }) {
  const registers = await council.sql(
    `SELECT r.id, v.definition AS matrix FROM register r JOIN risk_matrix_version v ON v.organisation_id = r.organisation_id AND v.id = r.matrix_version_id
     WHERE r.organisation_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.id`,
    [council.organisationId, filled.registerIds],
  );
  return registers.map(({ id, matrix }, n) => ({
    path: `/api/registers/${id}/risks`,
    body: {
      title: `Loss of the supplier of part ${n}`,
      cause: 'The supplier fails, and no other was found who could take over at once.',
      event: 'Deliveries end with little notice in the middle of the year.',
      consequence: 'The service stops for weeks, and what replaces it costs more.',
      ownerId: filled.personIds[n % filled.personIds.length],
      treatment: 'treat',
      status: 'open',
      residual: cellAt(cellsOf(matrix), n * 7),
    },
  }));
}

/** Each risk to one cell and back again, by turns. Ours and the bare counterpart change different risks. */
async function rescores({ council, cellsOf }) {
  const risks = await openRisks(council, 4 * SOME);
  const cells = cellsOf(council.matrix.definition);
  return risks.map(({ id }, n) => ({
    path: `/api/risks/${id}/assessments`,
    bodies: [0, 7].map((on) => ({ kind: 'residual', ...cellAt(cells, n + on), rationale: 'As found at the review of the month' })),
    version: 1,
  }));
}

const cellAt = (cells, n) => {
  const { likelihood, impact } = cells[n % cells.length];
  return { likelihood, impact };
};
