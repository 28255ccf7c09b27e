import { fresh } from '../never-twice';
import type { Row } from '../row';
import { everybody, ofWhole } from '../verdicts';

export const categories: Readonly<Record<string, Row>> = {
  'GET /api/categories': { url: () => '/api/categories', judge: everybody, lists: { what: ({ categoryId }) => categoryId, holds: () => true } },
  'POST /api/categories': { url: () => '/api/categories', body: () => ({ name: `Category ${fresh()}` }), judge: ofWhole('category.manage') },
  'PATCH /api/categories/:id': {
    url: ({ categoryId }) => `/api/categories/${categoryId}`, body: () => ({ name: `Category ${fresh()}` }), version: ({ categoryId }) => ['category', categoryId], judge: ofWhole('category.manage'),
  },
  'POST /api/categories/:id/closure': {
    once: true,
    url: ({ categoryId }) => `/api/categories/${categoryId}/closure`, body: () => ({ reason: 'Nobody uses it' }), version: ({ categoryId }) => ['category', categoryId],
    judge: ofWhole('category.manage'),
  },
};
