/** GET /api/health/live and GET /api/health/ready (503 while it is not). */
export interface HealthView {
  status: 'alive' | 'ready' | 'not ready';
  /** Why not, without a word about the inside of the server: anyone may ask. */
  reason?: string;
}
